#!/usr/bin/python3
"""Makes Nova's databases, its two cells and the mapping of our one host, so that nobody has to discover it later: five
runs of nova-manage in one process.

usage: database.py CONFIGURATION URL_OF_CELL0 HOST
"""
import sys

import nova.cmd  # noqa: F401  before anything else: it makes threads green
from nova import config, context, exception, objects
from nova.cmd.manage import CellV2Commands, DbCommands
from nova.db import migration

configuration, cell0, host = sys.argv[1:4]
config.parse_args(['nova-manage', '--config-file', configuration])
objects.register_all()
admin = context.get_admin_context()


def cell1():
    return next((c for c in objects.CellMappingList.get_all(admin) if c.name == 'cell1'), None)


migration.db_sync(database='api')
cells = CellV2Commands()
cells.map_cell0(database_connection=cell0)
if not cell1():
    cells.create_cell(name='cell1')
DbCommands().sync()
try:
    objects.HostMapping.get_by_host(admin, host)
except exception.HostMappingNotFound:
    objects.HostMapping(admin, host=host, cell_mapping=cell1()).create()
