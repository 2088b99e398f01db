#!/usr/bin/python3
"""Builds Swift's rings, one device and one replica each. One process: twelve of swift-ring-builder take 6 s.

usage: rings.py FOLDER OBJECT_PORT CONTAINER_PORT ACCOUNT_PORT
"""
import sys

from swift.common.ring import RingBuilder

folder, objects, containers, accounts = sys.argv[1], *map(int, sys.argv[2:5])
for name, port in (('account', accounts), ('container', containers), ('object', objects), ('object-1', objects)):
    builder = RingBuilder(6, 1, 1)
    builder.add_dev({'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': port, 'replication_ip': '127.0.0.1',
                     'replication_port': port, 'device': 'disk', 'weight': 100.0, 'meta': ''})
    builder.rebalance(seed='1')
    builder.save('%s/%s.builder' % (folder, name))
    builder.get_ring().save('%s/%s.ring.gz' % (folder, name))
