# Neutron: the server with ML2, and the agent for Linux's bridges, in one process. Networks are bridges of this machine
# (type `local`), without a way out, without DHCP and routers. Addresses, MACs, security groups and the plugging of
# guests are Neutron's own; what the groups forbid is not enforced, so that the machine's firewall is left alone.

neutron_configure() {
  local home=$DATA/neutron
  mkdir -p "$home/locks"
  configure "$CONFIG/neutron.conf" <<END
[DEFAULT]
host = $NOVA_HOST
bind_host = $HOST
bind_port = $NEUTRON_PORT
use_stderr = true
state_path = $home
transport_url = fake://
rpc_response_timeout = 120
api_workers = 0
auth_strategy = keystone
api_paste_config = /usr/share/neutron-common/api-paste.ini
core_plugin = ml2
service_plugins =
dhcp_agent_notification = false
[experimental]
linuxbridge = true
[database]
connection = $(database_url neutron)
[oslo_concurrency]
lock_path = $home/locks
[ml2]
type_drivers = local
tenant_network_types = local
mechanism_drivers = linuxbridge
extension_drivers = port_security
[quotas]
quota_security_group = 100
quota_security_group_rule = 1000
[securitygroup]
enable_security_group = true
enable_ipset = false
firewall_driver = noop
[linux_bridge]
[vxlan]
enable_vxlan = false
[agent]
root_helper = sudo
$(identity nova neutron)
$(guarded neutron)
END
}

neutron_prepare() { prepare neutron "$DATA/mariadb/.neutron" neutron_database; }

neutron_database() { new_database neutron && neutron-db-manage --config-file "$CONFIG/neutron.conf" upgrade heads; }

neutron_start() {
  serve neutron "$CONFIG/neutron.conf" "$DEV/neutron/run.py" -- "$PYTHON" "$DEV/neutron/run.py" "$CONFIG/neutron.conf"
}

neutron_await() {
  await neutron "$NEUTRON_URL/"
  "$PYTHON" "$DEV/neutron/networks.py" "$KEYSTONE_URL" "$PASSWORD" "$NEUTRON_URL" ||
    fail "the networks of the tests could not be made; Neutron's log is $LOGS/neutron.log"
}

# The bridges of Neutron's networks, while its database can still be asked for them.
neutron_remove_bridges() {
  local bridge
  for bridge in $(sql neutron -BNe 'select concat("brq", left(id, 11)) from networks' 2>/dev/null); do
    ! ip link show "$bridge" >/dev/null 2>&1 || ip link delete "$bridge"
  done
}
