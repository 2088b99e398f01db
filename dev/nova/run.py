#!/usr/bin/python3
"""Runs nova-conductor, nova-scheduler, nova-api and nova-compute in one process: they speak to each other by
oslo.messaging's fake:// in its memory, and what takes each 4 s to import is imported once.

nova-compute gets no indirection through the conductor, as that would be the conductor's as well: it uses the cell's
database itself, as in Nova's own functional tests. It reports to Placement as it starts, and again a minute later when
that fails, so the URLs are waited for first.

usage: run.py CONFIGURATION URL...
"""
import shlex
import sys
import time
import urllib.error
import urllib.request

import nova.cmd  # noqa: F401  before anything else: it makes threads green
import nova.conf
import os_vif
from nova import config, objects, service, utils
from nova.compute import rpcapi as compute
from nova.conductor import rpcapi as conductor
from nova.scheduler import rpcapi as scheduler
from oslo_log import log
from oslo_privsep import priv_context
from oslo_service.service import ServiceLauncher


def answers(url):
    try:
        urllib.request.urlopen(url, timeout=10).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


configuration, urls = sys.argv[1], sys.argv[2:]
config.parse_args(['nova', '--config-file', configuration])
log.setup(nova.conf.CONF, 'nova')
priv_context.init(root_helper=shlex.split(utils.get_root_helper()))
objects.register_all()
os_vif.initialize()
objects.Service.enable_min_version_cache()
launcher = ServiceLauncher(nova.conf.CONF, restart_method='mutate')
launcher.launch_service(service.Service.create(binary='nova-conductor', topic=conductor.RPC_TOPIC))
launcher.launch_service(service.Service.create(binary='nova-scheduler', topic=scheduler.RPC_TOPIC))
launcher.launch_service(service.WSGIService('osapi_compute'))
until = time.monotonic() + 120
while not all(answers(url) for url in urls) and time.monotonic() < until:
    time.sleep(0.2)
launcher.launch_service(service.Service.create(binary='nova-compute', topic=compute.RPC_TOPIC))
launcher.wait()
