#!/usr/bin/python3
"""Makes what the tests need in Keystone, by its REST interface: projects, users, roles, endpoints, S3 keys and
application credentials. May be run again. Prints what has to be known of it as lines NAME=VALUE.

usage: entities.py KEYSTONE_URL PASSWORD REGION TYPE=URL...
"""
import hashlib
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from rest import Client  # noqa: E402

NAMES = {'object-store': 'swift', 'image': 'glance', 'placement': 'placement', 'compute': 'nova',
         'volumev3': 'cinderv3', 'block-storage': 'cinder', 'network': 'neutron'}
PROJECTS = ('service', 'demo', 'alt')
SERVICES = ('swift', 'glance', 'placement', 'nova', 'cinder', 'neutron')
# Services of OpenStack show themselves to each other by a token with the role `service`.
GRANTS = [('demo', 'demo', 'member'), ('alt', 'alt', 'member'),
          ('admin', 'demo', 'admin'), ('admin', 'alt', 'admin'),
          *((name, 'service', role) for name in SERVICES for role in ('admin', 'service'))]

keystone, password, region = sys.argv[1:4]
urls = dict(argument.split('=', 1) for argument in sys.argv[4:])
admin = Client(keystone, password, 'admin', 'admin')


def all_of(kind, key='name'):
    return {found[key]: found for found in admin.get(keystone + '/' + kind)[kind]}


def make(known, kind, name, **attributes):
    if name not in known:
        body = {kind[:-1]: dict(name=name, **attributes)}
        known[name] = admin.post(keystone + '/' + kind, body)[kind[:-1]]
    return known[name]['id']


projects, users, roles = all_of('projects'), all_of('users'), all_of('roles')
for name in PROJECTS:
    make(projects, 'projects', name, domain_id='default')
make(roles, 'roles', 'service')
granted = {(a['scope'].get('project', {}).get('id'), a.get('user', {}).get('id'), a['role']['id'])
           for a in admin.get(keystone + '/role_assignments')['role_assignments']}
for user, project, role in GRANTS:
    make(users, 'users', user, domain_id='default', password=password)
    grant = projects[project]['id'], users[user]['id'], roles[role]['id']
    if grant not in granted:
        admin.send('PUT', keystone + '/projects/%s/users/%s/roles/%s' % grant)

# Keys with names of our choice: Keystone knows them by the SHA-256 of the access key.
access, secret = 'demo-access', 'demo-secret'
if hashlib.sha256(access.encode()).hexdigest() not in all_of('credentials', 'id'):
    admin.post(keystone + '/credentials', {'credential': {
        'type': 'ec2', 'user_id': users['demo']['id'], 'project_id': projects['demo']['id'],
        'blob': json.dumps({'access': access, 'secret': secret})}})

services = all_of('services', 'type')
endpoints = admin.get(keystone + '/endpoints')['endpoints']
for kind, url in urls.items():
    if kind not in services:
        services[kind] = admin.post(keystone + '/services', {
            'service': {'type': kind, 'name': NAMES[kind]}})['service']
    service = services[kind]['id']
    for interface in ('public', 'internal'):
        body = {'endpoint': {'service_id': service, 'interface': interface, 'region_id': region, 'url': url}}
        known = [e for e in endpoints if e['service_id'] == service and e['interface'] == interface]
        if not known:
            admin.post(keystone + '/endpoints', body)
        elif known[0]['url'] != url:
            admin.send('PATCH', keystone + '/endpoints/' + known[0]['id'], body)

demo = Client(keystone, password, 'demo', 'demo')
path = keystone + '/users/%s/application_credentials' % demo.user
applications = {a['name']: a for a in demo.get(path)['application_credentials']}
if 'firn' not in applications:
    applications['firn'] = demo.post(path, {'application_credential': {
        'name': 'firn', 'secret': 'application-secret'}})['application_credential']
print('FIRN_SERVERS_APPLICATION_ID=' + applications['firn']['id'])
for name in ('demo', 'alt'):
    print('FIRN_SERVERS_%s_PROJECT_ID=%s' % (name.upper(), projects[name]['id']))
