# Where everything is, and the words for messages. Sourced by dev/servers, as all files of this folder.

STATE=${FIRN_SERVERS_STATE:-/var/lib/firn-servers}
HOST=127.0.0.1
PORT=${FIRN_SERVERS_PORT:-15000} # Keystone; the others follow
KEYSTONE_PORT=$PORT
SFTP_PORT=$((PORT + 22))
NOVA_PORT=$((PORT + 74))
CINDER_PORT=$((PORT + 76))
PLACEMENT_PORT=$((PORT + 78))
SWIFT_PORT=$((PORT + 80))
TEMPAUTH_PORT=$((PORT + 81))
S3PROXY_PORT=$((PORT + 90))
GLANCE_PORT=$((PORT + 92))
RADOSGW_PORT=$((PORT + 94))
NEUTRON_PORT=$((PORT + 96))
OBJECT_PORT=$((PORT + 200))
CONTAINER_PORT=$((PORT + 201))
ACCOUNT_PORT=$((PORT + 202))
MEMCACHED_PORT=$((PORT + 211))
RADOS_PORT=$((PORT + 220))
KEYSTONE_URL=http://$HOST:$KEYSTONE_PORT/v3
SWIFT_URL=http://$HOST:$SWIFT_PORT
TEMPAUTH_URL=http://$HOST:$TEMPAUTH_PORT
S3PROXY_URL=http://$HOST:$S3PROXY_PORT
RADOSGW_URL=http://$HOST:$RADOSGW_PORT
GLANCE_URL=http://$HOST:$GLANCE_PORT
PLACEMENT_URL=http://$HOST:$PLACEMENT_PORT
NOVA_URL=http://$HOST:$NOVA_PORT/v2.1
CINDER_URL=http://$HOST:$CINDER_PORT
NEUTRON_URL=http://$HOST:$NEUTRON_PORT
REGION=firn
# Of every user. It opens nothing beyond this machine's loopback.
PASSWORD=loopback
# Lifetime of a token, so that one can be seen to end in the middle of a backup.
TOKEN_SECONDS=${FIRN_SERVERS_TOKEN_SECONDS:-86400}

CONFIG=$STATE/config
PIDS=$STATE/run
LOGS=$STATE/log
DATA=$STATE/data

# Debian's, or one of the user's own, which may be anywhere.
MAVEN=$(command -v mvn)
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 PYTHONWARNINGS=ignore
# A Python of the user's own has none of the modules that Debian packages.
unset PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE
PYTHON=/usr/bin/python3

say() { printf 'servers: %s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# Replaces a file by standard input, only when that differs: what depends on it is restarted when it changed.
configure() {
  local new
  new=$(mktemp "$STATE/.new.XXXXXX") || exit 1
  cat >"$new"
  if cmp -s "$new" "$1"; then
    rm -f "$new"
  else
    mkdir -p "$(dirname "$1")" && chmod 644 "$new" && mv "$new" "$1"
  fi
}

# One up or down at a time. The servers close the lock's descriptor, or they would hold it.
lock() {
  exec 9>"$STATE/lock"
  flock -w 600 9 || fail "another up or down has been at work for ten minutes"
}
