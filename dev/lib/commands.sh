# What dev/servers does: up, down, status.

wanted() { [ -n "${groups[$1]:-}" ]; }

# Keystone and Swift are in both groups. What is made once is made beside what starts.
servers_up() {
  [ "$(id -u)" = 0 ] || fail "must be run as root: it installs packages and mounts file systems"
  [ -e /etc/debian_version ] || fail "knows the packages of Debian only"
  local began=$SECONDS group
  # What was up once is up again: the environment that the tests read is one.
  for group in $(cat "$STATE/groups" 2>/dev/null); do groups[$group]=1; done
  find_missing
  ! wanted storage || find_java
  ask_first
  mkdir -p "$CONFIG" "$PIDS" "$LOGS" "$DATA" || exit 1
  lock
  printf '%s\n' "${!groups[@]}" >"$STATE/groups"
  install_missing
  keystone_configure
  aside keystone_prepare
  ! wanted compute || compute_prepare
  ! wanted storage || storage_start
  swift_disk
  swift_configure
  swift_start
  join keystone_prepare
  keystone_start
  ! wanted compute || images_start
  keystone_fill
  ! wanted compute || compute_start
  swift_await
  ! wanted storage || {
    await sftp "tcp://$HOST:$SFTP_PORT"
    await s3proxy "$S3PROXY_URL"
    radosgw_fill
  }
  ! wanted compute || compute_await
  environment | configure "$STATE/environment"
  clouds | configure "$STATE/clouds.yaml"
  say "all are up after $((SECONDS - began)) s; their logs are in $LOGS"
  echo "$STATE/environment"
}

storage_start() {
  sftp_configure
  sftp_start
  s3proxy_fetch
  s3proxy_configure
  s3proxy_start
  radosgw_configure
  radosgw_start
}

compute_prepare() {
  glance_configure
  aside glance_prepare
  find_virtualization
  placement_configure
  nova_configure
  neutron_configure
  cinder_configure
  libvirt_start
  mariadb_start
  aside placement_prepare
  aside neutron_prepare
  aside nova_prepare
  aside cinder_prepare
}

images_start() {
  join placement_prepare
  placement_start
  join neutron_prepare
  neutron_start
  join glance_prepare
  glance_start
}

# nova-compute ends when it does not find Placement's endpoint in Keystone.
compute_start() {
  join nova_prepare
  nova_start
  join cinder_prepare
  cinder_start
}

compute_await() {
  glance_await
  cinder_await
  neutron_await
  nova_await
}

# Asks only when there is something to change.
ask_first() {
  [ -z "$yes" ] || return 0
  local group known
  known=$(cat "$STATE/groups" 2>/dev/null)
  for group in "${!groups[@]}"; do grep -qxF "$group" <<<"$known" || known=; done
  [ "${#missing[@]}" -gt 0 ] || [ -z "$known" ] || return 0
  {
    echo "This is going to"
    [ "${#missing[@]}" = 0 ] || echo "  - install, with what they need: ${missing[*]}"
    echo "  - keep everything below $STATE, and mount a sparse file of 20 GB there by a loop device"
    echo "  - start Keystone, Swift and memcached, on $HOST only, ports from $PORT to $((RADOS_PORT + 19)), as root"
    ! wanted storage || {
      echo "  - fetch S3Proxy from Maven Central, by way of the local Maven repository, and start it"
      echo "  - start Ceph's radosgw, with a monitor and an object store in memory"
      echo "  - start an SSH server that lets this user in for SFTP by a key of its own"
    }
    ! wanted compute || {
      echo "  - start Glance, Placement, Nova, Cinder, Neutron, libvirtd and, on a socket, MariaDB"
      echo "  - make bridges for Neutron's networks, without a way out; down removes them"
      echo "  - replace /etc/libvirt/qemu.conf (QEMU as root); down --wipe puts the old one back"
      [ -e /sbin/mount.nfs ] || echo "  - put a mount.nfs that makes bind mounts into /sbin; down --wipe removes it"
    }
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
  end radosgw swift-proxy swift-tempauth swift-updater nova cinder glance placement neutron
  libvirt_end_guests
  neutron_remove_bridges
  for name in "$PIDS"/*.print; do
    [ ! -e "$name" ] || names+=("$(basename "$name" .print)")
  done
  end "${names[@]}"
  unmount_below "$STATE"
  [ -z "$wipe" ] || remove_state
  say "down"
}

remove_state() {
  [ -f "$STATE/groups" ] || [ -f "$STATE/environment" ] || fail "$STATE does not look like ours; it stays"
  if grep -qsxF compute "$STATE/groups"; then
    libvirt_forget_guests
    put_back /etc/libvirt/qemu.conf
    cinder_forget_mount
  fi
  rm -rf --one-file-system "${STATE:?}"
}

# Exit code 0 when all run, 1 when one has ended, 3 when nothing was started.
servers_status() {
  local file name pid time code=3 memory all=0
  for file in "$PIDS"/*.print; do
    [ -e "$file" ] || continue
    [ "$code" != 3 ] || code=0
    name=$(basename "$file" .print)
    if alive "$name"; then
      read -r pid time <"$PIDS/$name"
      memory=$(memory_of "$pid") all=$((all + memory))
      printf '%-16s runs   pid %-8s %5s MiB  %s\n' "$name" "$pid" "$memory" "$LOGS/$name.log"
    else
      printf '%-16s ENDED                         %s\n' "$name" "$LOGS/$name.log"
      code=1
    fi
  done
  if [ "$code" = 3 ]; then echo "nothing is up"; else echo "$all MiB"; fi
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
$(cat "$STATE/entities")
END
  ! wanted storage || cat <<END
FIRN_SERVERS_S3PROXY=$S3PROXY_URL
FIRN_SERVERS_S3PROXY_ACCESS_KEY=proxy-access
FIRN_SERVERS_S3PROXY_SECRET_KEY=proxy-secret
FIRN_SERVERS_RADOSGW=$RADOSGW_URL
FIRN_SERVERS_RADOSGW_ACCESS_KEY=rados-access
FIRN_SERVERS_RADOSGW_SECRET_KEY=rados-secret
FIRN_SERVERS_SFTP=sftp://$(id -un)@$HOST:$SFTP_PORT$DATA/sftp
FIRN_SERVERS_SFTP_KEY=$STATE/sftp/client
FIRN_SERVERS_SFTP_KNOWN_HOSTS=$STATE/sftp/known_hosts
END
  ! wanted compute || cat <<END
FIRN_SERVERS_GLANCE=$GLANCE_URL
FIRN_SERVERS_NOVA=$NOVA_URL
FIRN_SERVERS_CINDER=$CINDER_URL
FIRN_SERVERS_NEUTRON=$NEUTRON_URL
FIRN_SERVERS_FLAVOR=tiny
FIRN_SERVERS_VOLUME_FLAVOR=tiny-volume
FIRN_SERVERS_VIRTUALIZATION=$VIRTUALIZATION
FIRN_SERVERS_INSTANCES=$DATA/nova/instances
FIRN_SERVERS_VOLUMES=$DATA/cinder/export
END
}

clouds() {
  echo "clouds:"
  cloud password demo
  cloud alt alt
  cloud admin admin
  cat <<END
  application:
    region_name: $REGION
    auth_type: v3applicationcredential
    auth:
      auth_url: $KEYSTONE_URL
      application_credential_id: $(sed -n 's/^FIRN_SERVERS_APPLICATION_ID=//p' "$STATE/entities")
      application_credential_secret: application-secret
END
}

cloud() { # name user, who has a project of the same name
  cat <<END
  $1:
    region_name: $REGION
    auth:
      auth_url: $KEYSTONE_URL
      username: $2
      password: $PASSWORD
      project_name: $2
      user_domain_name: Default
      project_domain_name: Default
END
}
