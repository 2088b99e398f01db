# Debian packages: what is missing, and its installation.

# nova-compute-kvm, as nova-compute-qemu wants the emulators of thirty processors: 360 MB, and libvirtd asks each what
# it can when Nova first looks, for 54 s. nova-api, cinder-volume and their like hold nothing but files for an init.
BASE=(curl procps memcached xfsprogs keystone uwsgi-core uwsgi-plugin-python3
  swift swift-proxy swift-account swift-container swift-object python3-keystonemiddleware)
STORAGE=(openssh-server openssh-client ceph-mon ceph-osd radosgw)
COMPUTE=(mariadb-server python3-pymysql glance-api placement-api python3-cinder cinder-common qemu-utils
  nova-common nova-compute nova-compute-kvm qemu-system-x86 libvirt-daemon-system libvirt-clients
  genisoimage neutron-common python3-neutron ebtables)

# Sets missing to the packages that are not installed.
find_missing() {
  local package packages=("${BASE[@]}")
  ! wanted storage || packages+=("${STORAGE[@]}")
  ! wanted compute || packages+=("${COMPUTE[@]}")
  missing=()
  for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
}

install_missing() {
  [ "${#missing[@]}" -gt 0 ] || return 0
  local policy=/usr/sbin/policy-rc.d made= code began=$SECONDS
  say "installs ${#missing[@]} packages; log: $LOGS/apt.log"
  # An installation starts no service: it would listen on every address.
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy"
    made=1
  fi
  {
    # The pages of the manual would be indexed for a minute.
    echo 'man-db man-db/auto-update boolean false' | debconf-set-selections
    apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
      -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold \
      -o Dpkg::Options::=--force-unsafe-io "${missing[@]}"
  } >>"$LOGS/apt.log" 2>&1 </dev/null 9>&-
  code=$?
  [ -z "$made" ] || rm -f "$policy"
  [ "$code" = 0 ] || {
    tail -n 20 "$LOGS/apt.log" >&2
    fail "the installation failed; its log is $LOGS/apt.log"
  }
  say "installed in $((SECONDS - began)) s"
}
