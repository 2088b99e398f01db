# What dev/servers does: up, down, status.

servers_up() {
  [ "$(id -u)" = 0 ] || fail "must be run as root: it installs packages and mounts a file system"
  [ -e /etc/debian_version ] || fail "knows the packages of Debian only"
  local began=$SECONDS
  find_missing
  find_java
  ask_first
  mkdir -p "$CONFIG" "$PIDS" "$LOGS" "$DATA" || exit 1
  lock
  install_missing
  sftp_configure
  sftp_start
  s3proxy_fetch
  s3proxy_configure
  s3proxy_start
  keystone_configure
  swift_disk
  swift_configure
  swift_start
  # While Swift imports its modules, Keystone makes its database.
  keystone_prepare
  keystone_start
  keystone_fill
  swift_await
  await sftp "tcp://$HOST:$SFTP_PORT"
  await s3proxy "$S3PROXY_URL"
  environment | configure "$STATE/environment"
  clouds | configure "$STATE/clouds.yaml"
  say "all are up after $((SECONDS - began)) s; their logs are in $LOGS"
  echo "$STATE/environment"
}

# Asks only when there is something to change.
ask_first() {
  [ -z "$yes" ] || return 0
  [ "${#missing[@]}" -gt 0 ] || [ ! -e "$STATE/environment" ] || return 0
  {
    echo "This is going to"
    [ "${#missing[@]}" = 0 ] || echo "  - install, with what they need: ${missing[*]}"
    echo "  - keep everything below $STATE, and mount a sparse file of 20 GB there by a loop device"
    echo "  - fetch S3Proxy from Maven Central, by way of the local Maven repository"
    echo "  - start Keystone, Swift, memcached, S3Proxy and an SSH server that lets this user in for SFTP by a key"
    echo "    of its own, on $HOST only, ports $PORT to $MEMCACHED_PORT, as root"
  } >&2
  [ -t 0 ] || fail "nothing was done: there is nobody to ask, say --yes"
  local answer
  read -r -p 'Go on? [y/N] ' answer
  [[ $answer == [yY]* ]] || fail "nothing was done"
}

# Clients first, what they lean on last.
servers_down() {
  [ -d "$STATE" ] || {
    say "nothing was ever started"
    return 0
  }
  [ "$(id -u)" = 0 ] || fail "must be run as root"
  mkdir -p "$PIDS"
  lock
  local name names=()
  end swift-proxy swift-tempauth swift-updater
  for name in "$PIDS"/*.print; do
    [ ! -e "$name" ] || names+=("$(basename "$name" .print)")
  done
  end "${names[@]}"
  ! mountpoint -q "$DATA/swift/node/disk" || umount "$DATA/swift/node/disk" || fail "cannot unmount $DATA/swift/node/disk"
  [ -z "$wipe" ] || remove_state
  say "down"
}

remove_state() {
  [ -f "$STATE/environment" ] && [ -d "$CONFIG/swift" ] || fail "$STATE does not look like ours; it stays"
  rm -rf --one-file-system "${STATE:?}"
}

# Exit code 0 when all run, 1 when one has ended, 3 when nothing was started.
servers_status() {
  local file name pid time code=3
  for file in "$PIDS"/*.print; do
    [ -e "$file" ] || continue
    [ "$code" != 3 ] || code=0
    name=$(basename "$file" .print)
    if alive "$name"; then
      read -r pid time <"$PIDS/$name"
      printf '%-16s runs   pid %-8s %s\n' "$name" "$pid" "$LOGS/$name.log"
    else
      printf '%-16s ENDED               %s\n' "$name" "$LOGS/$name.log"
      code=1
    fi
  done
  [ "$code" != 3 ] || echo "nothing is up"
  exit "$code"
}

# For shells (`set -a; . environment`) and for the tests: plain lines NAME=VALUE.
environment() {
  cat <<END
OS_AUTH_URL=$KEYSTONE_URL
OS_USERNAME=demo
OS_PASSWORD=$PASSWORD
OS_PROJECT_NAME=demo
OS_USER_DOMAIN_NAME=Default
OS_PROJECT_DOMAIN_NAME=Default
OS_REGION_NAME=$REGION
OS_INTERFACE=public
OS_IDENTITY_API_VERSION=3
OS_CLIENT_CONFIG_FILE=$STATE/clouds.yaml
FIRN_SERVERS_SWIFT=$SWIFT_URL
FIRN_SERVERS_TEMPAUTH=$TEMPAUTH_URL/auth/v1.0
FIRN_SERVERS_TEMPAUTH_USER=test:tester
FIRN_SERVERS_TEMPAUTH_KEY=testing
FIRN_SERVERS_S3=$SWIFT_URL
FIRN_SERVERS_S3_ACCESS_KEY=demo-access
FIRN_SERVERS_S3_SECRET_KEY=demo-secret
FIRN_SERVERS_S3PROXY=$S3PROXY_URL
FIRN_SERVERS_S3PROXY_ACCESS_KEY=proxy-access
FIRN_SERVERS_S3PROXY_SECRET_KEY=proxy-secret
FIRN_SERVERS_SFTP=sftp://$(id -un)@$HOST:$SFTP_PORT$DATA/sftp
FIRN_SERVERS_SFTP_KEY=$STATE/sftp/client
FIRN_SERVERS_SFTP_KNOWN_HOSTS=$STATE/sftp/known_hosts
$(cat "$STATE/entities")
END
}

clouds() {
  cat <<END
clouds:
  password:
    region_name: $REGION
    auth:
      auth_url: $KEYSTONE_URL
      username: demo
      password: $PASSWORD
      project_name: demo
      user_domain_name: Default
      project_domain_name: Default
  application:
    region_name: $REGION
    auth_type: v3applicationcredential
    auth:
      auth_url: $KEYSTONE_URL
      application_credential_id: $(sed -n 's/^FIRN_SERVERS_APPLICATION_ID=//p' "$STATE/entities")
      application_credential_secret: application-secret
END
}
