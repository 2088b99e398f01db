#!/usr/bin/python3
"""Waits until nova-compute takes servers, and makes the flavors that tests boot.

usage: flavors.py KEYSTONE_URL PASSWORD NOVA_URL
"""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from rest import Client  # noqa: E402

# Memory in MiB, root disk in GiB: none for servers that boot from a volume.
FLAVORS = (('tiny', 64, 1), ('tiny-volume', 64, 0), ('small', 128, 4))

keystone, password, nova = sys.argv[1:4]
admin = Client(keystone, password, 'admin', 'admin')
until = time.monotonic() + 120
while not (any(s['state'] == 'up' for s in admin.get(nova + '/os-services?binary=nova-compute')['services'])
           and admin.get(nova + '/os-hypervisors')['hypervisors']):
    if time.monotonic() > until:
        raise SystemExit('nova-compute has not come up in 120 s')
    time.sleep(0.5)
known = {flavor['name'] for flavor in admin.get(nova + '/flavors')['flavors']}
for name, memory, disk in FLAVORS:
    if name not in known:
        admin.post(nova + '/flavors', {'flavor': {'id': name, 'name': name, 'ram': memory, 'vcpus': 1, 'disk': disk}})
