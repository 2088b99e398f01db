#!/usr/bin/python3
"""Runs neutron-server and the agent for Linux's bridges in one process, for the reasons of nova/run.py.

usage: run.py CONFIGURATION
"""
import sys

from neutron.common import eventlet_utils

eventlet_utils.monkey_patch()  # before anything else: it makes threads green

from neutron import service  # noqa: E402
from neutron.common import config  # noqa: E402
from neutron.conf.agent import common as agent_config  # noqa: E402
from neutron.plugins.ml2.drivers.agent import _common_agent as common  # noqa: E402
from neutron.plugins.ml2.drivers.linuxbridge.agent import linuxbridge_capabilities as capabilities  # noqa: E402
from neutron.plugins.ml2.drivers.linuxbridge.agent import linuxbridge_neutron_agent as linuxbridge  # noqa: E402
from neutron_lib import constants  # noqa: E402
from neutron_lib.plugins import directory  # noqa: E402
from oslo_config import cfg  # noqa: E402
from oslo_service.service import ServiceLauncher  # noqa: E402

CONF = cfg.CONF


class Manager(linuxbridge.LinuxBridgeManager):
    """Named by the host: by its own rule the agent takes the MAC of a device, and ends where there is none but lo."""

    def get_agent_id(self):
        return 'lb-' + CONF.host


config.register_common_config_options()
config.init(['--config-file', sys.argv[1]])
config.setup_logging()
config.set_config_defaults()
agent_config.setup_privsep()
service.serve_wsgi(service.NeutronApiService)
launcher = ServiceLauncher(CONF, restart_method='mutate')
plugins = directory.get_unique_plugins()
for worker in (service.RpcWorker(plugins, 0), service.RpcReportsWorker([directory.get_plugin()], 0),
               *(worker for plugin in plugins if hasattr(plugin, 'get_workers') for worker in plugin.get_workers())):
    launcher.launch_service(worker)
capabilities.register()
launcher.launch_service(common.CommonAgentLoop(
    Manager({}, {}), CONF.AGENT.polling_interval, CONF.AGENT.quitting_rpc_timeout,
    constants.AGENT_TYPE_LINUXBRIDGE, constants.AGENT_PROCESS_LINUXBRIDGE))
launcher.wait()
