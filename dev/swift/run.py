#!/usr/bin/python3
"""Runs one of Swift's servers with its swift.conf where we keep it: the packaged ones read /etc/swift/swift.conf,
whatever their swift_dir says, so the module's constant is set before anything else is imported.

usage: run.py FOLDER {proxy,account,container,object}-server CONFIGURATION
"""
import sys

from swift.common import utils

folder, section, configuration = sys.argv[1:4]
utils.SWIFT_CONF_FILE = folder + '/swift.conf'
utils.HASH_PATH_PREFIX = utils.HASH_PATH_SUFFIX = b''
utils.validate_hash_conf()

from swift.common import constraints, storage_policy  # noqa: E402
from swift.common.wsgi import run_wsgi  # noqa: E402

constraints.reload_constraints()
storage_policy.reload_storage_policies()
more = {}
if section == 'object-server':
    from swift.obj import server
    more['global_conf_callback'] = server.global_conf_callback
sys.exit(run_wsgi(configuration, section, verbose=True, **more))
