#!/usr/bin/python3
"""In place of Neutron: says that there are no networks, ports and security groups. Nova asks when it makes, shows or
deletes a server, even one without interfaces.

usage: stub.py PORT
"""
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT = int(sys.argv[1])
UNLIMITED = dict.fromkeys(('network', 'subnet', 'port', 'router', 'floatingip', 'security_group',
                           'security_group_rule'), -1)


class Nothing(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def answer(self):
        self.rfile.read(int(self.headers.get('Content-Length') or 0))
        path = self.path.split('?')[0].removesuffix('.json').strip('/').split('/')
        status = 200
        if path == ['']:
            body = {'versions': [{'id': 'v2.0', 'status': 'CURRENT', 'links': [
                {'rel': 'self', 'href': 'http://127.0.0.1:%d/v2.0/' % PORT}]}]}
        elif self.command == 'GET' and path[1:2] == ['quotas']:
            body = {'quota': UNLIMITED}
        elif self.command == 'GET' and len(path) == 2:
            body = {path[1].replace('-', '_'): []}
        else:
            status, body = 404, {'NeutronError': {'type': 'NotFound', 'message': 'not here', 'detail': ''}}
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = do_PUT = do_DELETE = answer


ThreadingHTTPServer(('127.0.0.1', PORT), Nothing).serve_forever()
