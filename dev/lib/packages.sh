# Debian packages: what is missing, and its installation.

PACKAGES=(curl memcached xfsprogs openssh-server openssh-client
  keystone uwsgi-core uwsgi-plugin-python3
  swift swift-proxy swift-account swift-container swift-object python3-keystonemiddleware)

# Sets missing to the packages that are not installed.
find_missing() {
  local package
  missing=()
  for package in "${PACKAGES[@]}"; do
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
    apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
      -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "${missing[@]}"
  } >>"$LOGS/apt.log" 2>&1 </dev/null 9>&-
  code=$?
  [ -z "$made" ] || rm -f "$policy"
  [ "$code" = 0 ] || {
    tail -n 20 "$LOGS/apt.log" >&2
    fail "the installation failed; its log is $LOGS/apt.log"
  }
  say "installed in $((SECONDS - began)) s"
}
