# Swift: account, container and object server, one disk, two storage policies, and two proxies: one asks Keystone, the
# other is TempAuth's. In one pipeline each request with TempAuth's token would have Keystone look at it first, 0.1 s.

# XFS in a sparse file: ext4 holds all attributes of a file in one block, and an object with over 2.9 KB of them is
# refused with 507. Where loop devices cannot be mounted a plain folder does for everything else.
swift_disk() {
  local disk=$DATA/swift/node/disk image=$DATA/swift/disk.xfs
  mkdir -p "$disk"
  ! mountpoint -q "$disk" || return 0
  [ -e "$image" ] || [ -z "$(ls -A "$disk")" ] || return 0
  if [ ! -e "$image" ]; then
    truncate -s 20G "$image" && mkfs.xfs -q "$image" >>"$LOGS/swift-disk.log" 2>&1 || {
      rm -f "$image"
      return 0
    }
  fi
  mount -o loop,noatime "$image" "$disk" 2>>"$LOGS/swift-disk.log" || {
    rm -f "$image"
    say "no loop device can be mounted here: Swift's disk is a plain folder"
  }
}

swift_configure() {
  local home=$CONFIG/swift kind port
  mkdir -p "$home" "$DATA/swift/cache"
  configure "$home/swift.conf" <<END
[swift-hash]
swift_hash_path_prefix = firn
swift_hash_path_suffix = firn
[storage-policy:0]
name = standard
default = yes
[storage-policy:1]
name = second
END
  local ports="$OBJECT_PORT $CONTAINER_PORT $ACCOUNT_PORT"
  if [ "$(cat "$home/ports" 2>/dev/null)" != "$ports" ]; then
    # shellcheck disable=SC2086
    "$PYTHON" "$DEV/swift/rings.py" "$home" $ports 9>&- || fail "Swift's rings could not be built"
    echo "$ports" >"$home/ports"
  fi
  # An object server waits a second for the listing to be written, and leaves it to the updater then: on a loaded
  # machine tests would see lag by chance.
  for kind in "account $ACCOUNT_PORT" "container $CONTAINER_PORT" "object $OBJECT_PORT"; do
    port=${kind#* } kind=${kind% *}
    configure "$home/$kind.conf" <<END
[DEFAULT]
bind_ip = $HOST
bind_port = $port
workers = 0
$(swift_common)
[pipeline:main]
pipeline = $kind-server
[app:$kind-server]
use = egg:swift#$kind
log_requests = false
$([ "$kind" != object ] || echo container_update_timeout = 30)
END
  done
  configure "$home/updater.conf" <<END
[DEFAULT]
$(swift_common)
[container-updater]
account_suppression_time = 5
[object-updater]
END
  swift_proxy "$SWIFT_PORT" 'authtoken s3api s3token keystoneauth' | configure "$home/proxy.conf"
  swift_proxy "$TEMPAUTH_PORT" tempauth | configure "$home/tempauth.conf"
}

swift_common() {
  cat <<END
user = root
swift_dir = $CONFIG/swift
devices = $DATA/swift/node
mount_check = false
disable_fallocate = true
log_level = INFO
recon_cache_path = $DATA/swift/cache
END
}

# How Swift's own user shows itself to Keystone.
swift_identity() {
  cat <<END
auth_url = $KEYSTONE_URL
auth_type = password
project_domain_id = default
user_domain_id = default
project_name = service
username = swift
password = $PASSWORD
END
}

# error_suppression_interval: with one disk, shunning it for a minute after an error makes every answer a 503.
swift_proxy() { # port filters-for-identity
  local name
  cat <<END
[DEFAULT]
bind_ip = $HOST
bind_port = $1
workers = 2
user = root
swift_dir = $CONFIG/swift
log_level = INFO
expose_info = true
[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck proxy-logging cache listing_formats bulk $2 copy slo dlo versioned_writes proxy-logging proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
conn_timeout = 5
node_timeout = 60
recoverable_node_timeout = 60
error_suppression_interval = 0
[filter:cache]
use = egg:swift#memcache
memcache_servers = $HOST:$MEMCACHED_PORT
[filter:authtoken]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
www_authenticate_uri = $KEYSTONE_URL
$(swift_identity)
delay_auth_decision = true
include_service_catalog = false
cache = swift.cache
interface = internal
[filter:keystoneauth]
use = egg:swift#keystoneauth
operator_roles = admin, member
[filter:s3token]
use = egg:swift#s3token
reseller_prefix = AUTH_
delay_auth_decision = true
auth_uri = $KEYSTONE_URL
$(swift_identity)
secret_cache_duration = 300
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
reseller_prefix = TEMPAUTH
user_test_tester = testing .admin
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_versioned_writes = true
END
  for name in catch_errors gatekeeper healthcheck proxy-logging listing_formats bulk copy slo dlo; do
    printf '[filter:%s]\nuse = egg:swift#%s\n' "$name" "${name/-/_}"
  done
}

swift_start() {
  local home=$CONFIG/swift kind
  serve memcached -- memcached -u nobody -l "$HOST" -p "$MEMCACHED_PORT" -m 32 -U 0
  for kind in account container object; do
    serve "swift-$kind" "$home/swift.conf" "$home/$kind.conf" -- \
      "$PYTHON" "$DEV/swift/run.py" "$home" "$kind-server" "$home/$kind.conf"
  done
  serve swift-updater "$home/swift.conf" "$home/updater.conf" -- \
    "$PYTHON" "$DEV/swift/updater.py" "$home" "$home/updater.conf" 2
  for kind in proxy tempauth; do
    serve "swift-$kind" "$home/swift.conf" "$home/$kind.conf" -- \
      "$PYTHON" "$DEV/swift/run.py" "$home" proxy-server "$home/$kind.conf"
  done
}

swift_await() {
  await swift-account "http://$HOST:$ACCOUNT_PORT/healthcheck"
  await swift-container "http://$HOST:$CONTAINER_PORT/healthcheck"
  await swift-object "http://$HOST:$OBJECT_PORT/healthcheck"
  await swift-proxy "$SWIFT_URL/healthcheck"
  await swift-tempauth "$TEMPAUTH_URL/healthcheck"
}
