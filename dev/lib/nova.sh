# Placement, and Nova: API, scheduler, conductor and compute in one process. They speak to each other in its memory, so
# that there is no RabbitMQ (150 MB, an Erlang that listens on every address, 500 MB of memory).

NOVA_HOST=firn

placement_configure() {
  configure "$CONFIG/placement/placement.conf" <<END
[DEFAULT]
use_stderr = true
[placement_database]
connection = $(database_url placement)
[api]
auth_strategy = keystone
$(identity keystone_authtoken placement)
www_authenticate_uri = $KEYSTONE_URL
END
}

placement_prepare() { prepare placement "$DATA/mariadb/.placement" placement_database; }

placement_database() {
  new_database placement && placement-manage --config-file "$CONFIG/placement/placement.conf" db sync
}

placement_start() {
  OS_PLACEMENT_CONFIG_DIR=$CONFIG/placement serve_wsgi placement "$CONFIG/placement/placement.conf" -- \
    "$PLACEMENT_PORT" /usr/bin/placement-api 1
}

# Root already: no rootwrap. vif_plugging: a server does not wait for the events of its ports. tb_cache_size: an emulated
# guest would reserve a large cache for translated code. device_detach: a guest without a system lets go of no device,
# so that a volume is detached from a stopped one only; Nova gives up on a running one after 4 s, in place of 160.
nova_configure() {
  local home=$DATA/nova
  mkdir -p "$home/instances" "$home/locks"
  configure "$CONFIG/nova.conf" <<END
[DEFAULT]
host = $NOVA_HOST
my_ip = $HOST
use_stderr = true
state_path = $home
instances_path = $home/instances
transport_url = fake://
rpc_response_timeout = 300
enabled_apis = osapi_compute
osapi_compute_listen = $HOST
osapi_compute_listen_port = $NOVA_PORT
osapi_compute_workers = 1
compute_driver = libvirt.LibvirtDriver
force_raw_images = false
reserved_host_memory_mb = 0
reserved_host_disk_mb = 0
initial_disk_allocation_ratio = 10
initial_cpu_allocation_ratio = 64
initial_ram_allocation_ratio = 4
allow_resize_to_same_host = true
resume_guests_state_on_host_boot = true
vif_plugging_is_fatal = false
vif_plugging_timeout = 0
shutdown_timeout = 2
block_device_allocate_retries = 600
block_device_allocate_retries_interval = 1
rootwrap_config = /etc/nova/rootwrap.conf
[wsgi]
api_paste_config = /usr/share/nova-common/api-paste.ini
[api]
auth_strategy = keystone
[api_database]
connection = $(database_url nova_api)
[database]
connection = $(database_url nova_cell1)
[oslo_concurrency]
lock_path = $home/locks
[workarounds]
disable_rootwrap = true
[libvirt]
virt_type = $VIRTUALIZATION
cpu_mode = none
images_type = qcow2
tb_cache_size = 32
device_detach_attempts = 2
device_detach_timeout = 2
num_pcie_ports = 16
hw_disk_discard = unmap
inject_partition = -2
[vnc]
enabled = false
[spice]
enabled = false
[conductor]
workers = 1
[scheduler]
workers = 1
[quota]
instances = 100
cores = 200
ram = 102400
server_groups = 100
[glance]
api_servers = $GLANCE_URL
region_name = $REGION
num_retries = 3
$(identity cinder nova)
catalog_info = volumev3::publicURL
os_region_name = $REGION
$(identity neutron nova)
endpoint_override = $NEUTRON_URL
$(identity placement nova)
$(guarded nova)
END
}

nova_prepare() { prepare nova "$DATA/mariadb/.nova" nova_database; }

nova_database() {
  new_database nova_api nova_cell0 nova_cell1 &&
    "$PYTHON" "$DEV/nova/database.py" "$CONFIG/nova.conf" "$(database_url nova_cell0)" "$NOVA_HOST"
}

nova_start() {
  serve nova "$CONFIG/nova.conf" "$DEV/nova/run.py" -- \
    "$PYTHON" "$DEV/nova/run.py" "$CONFIG/nova.conf" "$KEYSTONE_URL" "$PLACEMENT_URL"
}

nova_await() {
  await placement "$PLACEMENT_URL"
  await nova "${NOVA_URL%/*}/"
  "$PYTHON" "$DEV/nova/flavors.py" "$KEYSTONE_URL" "$PASSWORD" "$NOVA_URL" ||
    fail "nova-compute does not come up; its log is $LOGS/nova.log"
}
