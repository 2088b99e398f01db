"""Requests to OpenStack with the token of one user in one project, by Python's own library: a run of the openstack
command takes 2 s."""
import json
import urllib.error
import urllib.request

DOMAIN = {'id': 'default'}


class Client:
    def __init__(self, keystone, password, user, project):
        self.token = None
        answer, headers = self.send('POST', keystone + '/auth/tokens', {'auth': {
            'identity': {'methods': ['password'],
                         'password': {'user': {'name': user, 'domain': DOMAIN, 'password': password}}},
            'scope': {'project': {'name': project, 'domain': DOMAIN}}}})
        self.token = headers['X-Subject-Token']
        self.user = answer['token']['user']['id']
        self.project = answer['token']['project']['id']

    def send(self, method, url, body=None):
        request = urllib.request.Request(url, method=method, data=None if body is None else json.dumps(body).encode())
        request.add_header('Content-Type', 'application/json')
        if self.token:
            request.add_header('X-Auth-Token', self.token)
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                text = response.read()
                return json.loads(text) if text else {}, response.headers
        except urllib.error.HTTPError as e:
            raise SystemExit('%s %s: %s %s' % (method, url, e.code, e.read().decode()[:500]))

    def get(self, url):
        return self.send('GET', url)[0]

    def post(self, url, body):
        return self.send('POST', url, body)[0]
