#!/usr/bin/python3
"""Makes a second type of volume, so that a test can see whether a volume keeps its own.

usage: types.py KEYSTONE_URL PASSWORD CINDER_URL
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from rest import Client  # noqa: E402

keystone, password, cinder = sys.argv[1:4]
admin = Client(keystone, password, 'admin', 'admin')
types = '%s/v3/%s/types' % (cinder, admin.project)
if 'second' not in {kind['name'] for kind in admin.get(types)['volume_types']}:
    admin.post(types, {'volume_type': {'name': 'second', 'extra_specs': {'volume_backend_name': 'nfs'}}})
