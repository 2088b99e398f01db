#!/usr/bin/python3
"""Makes the networks of the tests, as the project's own: on a network of another project only an administrator may
choose the addresses of a port.

usage: networks.py KEYSTONE_URL PASSWORD NEUTRON_URL
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from rest import Client  # noqa: E402

NETWORKS = (('private', '10.90.0.0/24'), ('second', '10.91.0.0/24'))

keystone, password, neutron = sys.argv[1:4]
demo = Client(keystone, password, 'demo', 'demo')
known = {network['name'] for network in demo.get(neutron + '/v2.0/networks')['networks']}
for name, addresses in NETWORKS:
    if name not in known:
        network = demo.post(neutron + '/v2.0/networks', {'network': {'name': name}})['network']['id']
        demo.post(neutron + '/v2.0/subnets', {'subnet': {
            'name': name, 'network_id': network, 'ip_version': 4, 'cidr': addresses, 'enable_dhcp': False}})
