#!/usr/bin/python3
"""Runs cinder-api, cinder-scheduler, cinder-volume and cinder-backup in one process, for the reasons of nova/run.py.

usage: run.py CONFIGURATION
"""
import shlex
import sys

import cinder.cmd.backup  # noqa: F401  before anything else: it makes threads green
import os_brick
from cinder import coordination, objects, rpc, service, utils, version
from cinder.common import config, constants
from oslo_config import cfg
from oslo_log import log
from oslo_privsep import priv_context
from oslo_service.service import ServiceLauncher


class Service(service.Service):
    """Cinder keeps the number of a service in the class: of several in one process only the last would report, and the
    others count as down. Each puts its own back first."""

    def report_state(self):
        service.Service.service_id = self.origin_service_id
        super().report_state()


CONF = cfg.CONF
objects.register_all()
CONF(['--config-file', sys.argv[1]], project='cinder', version=version.version_string())
config.set_middleware_defaults()
log.setup(CONF, 'cinder')
priv_context.init(root_helper=shlex.split(utils.get_root_helper()))
utils.monkey_patch()
os_brick.setup(CONF)
coordination.COORDINATOR.start()
rpc.init(CONF)
launcher = ServiceLauncher(CONF, restart_method='mutate')
launcher.launch_service(Service.create(binary='cinder-scheduler'))
for backend in CONF.enabled_backends:
    launcher.launch_service(Service.create(binary=constants.VOLUME_BINARY, host='%s@%s' % (CONF.host, backend),
                                           service_name=backend, coordination=True))
launcher.launch_service(Service.create(binary='cinder-backup', service_name='backup', coordination=True,
                                       process_number=1,
                                       semaphore=utils.semaphore_factory(CONF.backup_max_operations, 1)))
launcher.launch_service(service.WSGIService('osapi_volume'))
launcher.wait()
