# Glance: as a server of its own (Debian calls it broken under uwsgi), with SQLite, and two stores: files, which answer
# ranges, and Swift, which refuses them with 400.

glance_configure() {
  local home=$DATA/glance
  mkdir -p "$home/images" "$home/staging" "$home/tasks" "$home/locks"
  configure "$CONFIG/glance-swift.conf" <<END
[firn]
user = service:glance
key = $PASSWORD
auth_version = 3
auth_address = $KEYSTONE_URL
user_domain_id = default
project_domain_id = default
END
  configure "$CONFIG/glance.conf" <<END
[DEFAULT]
bind_host = $HOST
bind_port = $GLANCE_PORT
workers = 1
use_stderr = true
enabled_backends = file:file, swift:swift
node_staging_uri = file://$home/staging
[oslo_concurrency]
lock_path = $home/locks
[database]
connection = sqlite:///$home/glance.db
sqlite_synchronous = false
[glance_store]
default_backend = file
[file]
filesystem_store_datadir = $home/images
[swift]
swift_store_config_file = $CONFIG/glance-swift.conf
default_swift_reference = firn
swift_store_container = glance
swift_store_create_container_on_put = true
swift_store_large_object_size = 512
swift_store_large_object_chunk_size = 128
swift_store_region = $REGION
[os_glance_staging_store]
filesystem_store_datadir = $home/staging
[os_glance_tasks_store]
filesystem_store_datadir = $home/tasks
[paste_deploy]
flavor = keystone
config_file = /usr/share/glance-common/glance-api-paste.ini
$(identity keystone_authtoken glance)
www_authenticate_uri = $KEYSTONE_URL
END
}

glance_prepare() { prepare glance "$DATA/glance/prepared" glance_database; }

glance_database() {
  rm -f "$DATA/glance/glance.db"
  glance-manage --config-file "$CONFIG/glance.conf" db_sync &&
    "$PYTHON" -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute("pragma journal_mode=wal")' \
      "$DATA/glance/glance.db"
}

glance_start() {
  serve glance "$CONFIG/glance.conf" "$CONFIG/glance-swift.conf" -- \
    glance-api --config-file "$CONFIG/glance.conf" --config-file "$CONFIG/glance-swift.conf"
}

glance_await() { await glance "$GLANCE_URL/v2/schemas/image"; }
