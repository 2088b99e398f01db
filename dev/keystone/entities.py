#!/usr/bin/python3
"""Makes what the tests need in Keystone, by its REST interface: projects, users, roles, Swift's endpoints, S3 keys
and an application credential. May be run again. Prints what has to be known of it as lines NAME=VALUE.

usage: entities.py KEYSTONE_URL PASSWORD REGION SWIFT_URL
"""
import hashlib
import json
import sys
import urllib.error
import urllib.request

keystone, password, region, swift = sys.argv[1:5]
DOMAIN = {'id': 'default'}


class Client:
    """Requests with the token of one user in one project."""

    def __init__(self, user, project):
        self.token = None
        answer, headers = self.send('POST', '/auth/tokens', {'auth': {
            'identity': {'methods': ['password'],
                         'password': {'user': {'name': user, 'domain': DOMAIN, 'password': password}}},
            'scope': {'project': {'name': project, 'domain': DOMAIN}}}})
        self.token = headers['X-Subject-Token']
        self.user = answer['token']['user']['id']

    def send(self, method, path, body=None):
        request = urllib.request.Request(keystone + path, method=method,
                                         data=None if body is None else json.dumps(body).encode())
        request.add_header('Content-Type', 'application/json')
        if self.token:
            request.add_header('X-Auth-Token', self.token)
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                text = response.read()
                return json.loads(text) if text else {}, response.headers
        except urllib.error.HTTPError as e:
            raise SystemExit('%s %s: %s %s' % (method, path, e.code, e.read().decode()[:500]))

    def all(self, kind, key='name'):
        return {found[key]: found for found in self.send('GET', '/' + kind)[0][kind]}

    def make(self, known, kind, name, **attributes):
        if name not in known:
            known[name] = self.send('POST', '/' + kind, {kind[:-1]: dict(name=name, **attributes)})[0][kind[:-1]]
        return known[name]['id']


admin = Client('admin', 'admin')
projects, users, roles = admin.all('projects'), admin.all('users'), admin.all('roles')
for name in ('service', 'demo'):
    admin.make(projects, 'projects', name, domain_id='default')
admin.make(roles, 'roles', 'service')
granted = {(a['scope'].get('project', {}).get('id'), a.get('user', {}).get('id'), a['role']['id'])
           for a in admin.send('GET', '/role_assignments')[0]['role_assignments']}
# The patched s3token of Debian shows itself by a service token.
for user, project, role in (('demo', 'demo', 'member'), ('swift', 'service', 'admin'), ('swift', 'service', 'service')):
    admin.make(users, 'users', user, domain_id='default', password=password)
    grant = projects[project]['id'], users[user]['id'], roles[role]['id']
    if grant not in granted:
        admin.send('PUT', '/projects/%s/users/%s/roles/%s' % grant)

# Keys with names of our choice: Keystone knows them by the SHA-256 of the access key.
access, secret = 'demo-access', 'demo-secret'
if hashlib.sha256(access.encode()).hexdigest() not in admin.all('credentials', 'id'):
    admin.send('POST', '/credentials', {'credential': {
        'type': 'ec2', 'user_id': users['demo']['id'], 'project_id': projects['demo']['id'],
        'blob': json.dumps({'access': access, 'secret': secret})}})

services = admin.all('services', 'type')
service = admin.make(services, 'services', 'swift', type='object-store') \
    if 'object-store' not in services else services['object-store']['id']
endpoints = [e for e in admin.send('GET', '/endpoints')[0]['endpoints'] if e['service_id'] == service]
for interface in ('public', 'internal'):
    body = {'endpoint': {'service_id': service, 'interface': interface, 'region_id': region, 'url': swift}}
    known = [e for e in endpoints if e['interface'] == interface]
    if not known:
        admin.send('POST', '/endpoints', body)
    elif known[0]['url'] != swift:
        admin.send('PATCH', '/endpoints/' + known[0]['id'], body)

demo = Client('demo', 'demo')
path = '/users/%s/application_credentials' % demo.user
applications = {a['name']: a for a in demo.send('GET', path)[0]['application_credentials']}
if 'firn' not in applications:
    applications['firn'] = demo.send('POST', path, {'application_credential': {
        'name': 'firn', 'secret': 'application-secret'}})[0]['application_credential']
print('FIRN_SERVERS_APPLICATION_ID=' + applications['firn']['id'])
print('FIRN_SERVERS_DEMO_PROJECT_ID=' + projects['demo']['id'])
