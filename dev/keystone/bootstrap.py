#!/usr/bin/python3
"""Makes Keystone's database and keys: four runs of keystone-manage in one process, as each alone imports for 4 s.

usage: bootstrap.py CONFIGURATION DATABASE PASSWORD URL REGION
"""
import sqlite3
import sys

import keystone.conf
from keystone.cmd import cli

configuration, database, password, url, region = sys.argv[1:6]


def manage(*arguments):
    sys.argv = ['keystone-manage', '--config-file', configuration, *arguments]
    keystone.conf.CONF.clear()  # a second parse is refused otherwise
    cli.main(argv=sys.argv)


manage('db_sync')
manage('fernet_setup', '--keystone-user', 'root', '--keystone-group', 'root')
manage('credential_setup', '--keystone-user', 'root', '--keystone-group', 'root')
manage('bootstrap', '--bootstrap-password', password, '--bootstrap-region-id', region,
       '--bootstrap-admin-url', url, '--bootstrap-public-url', url, '--bootstrap-internal-url', url)
# Several processes read while one writes.
sqlite3.connect(database).execute('pragma journal_mode=wal')
