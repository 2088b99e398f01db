# Keystone: under uwsgi, with SQLite.

keystone_configure() {
  local home=$DATA/keystone
  mkdir -p "$home/fernet" "$home/credential" && chmod 700 "$home/fernet" "$home/credential"
  # bcrypt with its usual twelve rounds takes 0.3 s for each password. A credential of S3 is decrypted in the cache
  # itself, so that the next one to find it there answers 500, and s3api 403 SignatureDoesNotMatch.
  configure "$CONFIG/keystone.conf" <<END
[DEFAULT]
use_stderr = true
[database]
connection = sqlite:///$home/keystone.db
sqlite_synchronous = false
[cache]
enabled = true
backend = oslo_cache.dict
expiration_time = 5
[token]
provider = fernet
expiration = $TOKEN_SECONDS
[fernet_tokens]
key_repository = $home/fernet
[fernet_receipts]
key_repository = $home/fernet
[credential]
key_repository = $home/credential
caching = false
[identity]
password_hash_rounds = 4
END
}

keystone_prepare() {
  local home=$DATA/keystone log=$LOGS/keystone-bootstrap.log
  [ ! -e "$home/prepared" ] || return 0
  rm -f "$home/keystone.db"
  "$PYTHON" "$DEV/keystone/bootstrap.py" "$CONFIG/keystone.conf" "$home/keystone.db" "$PASSWORD" "$KEYSTONE_URL" \
    "$REGION" >"$log" 2>&1 9>&- || {
    tail -n 20 "$log" >&2
    fail "Keystone's database could not be made; the log is $log"
  }
  touch "$home/prepared"
}

# One thread a process: SQLite's connections stay in their thread, and one that another closes keeps its lock for ever.
keystone_start() {
  OS_KEYSTONE_CONFIG_FILES=$CONFIG/keystone.conf serve_wsgi keystone "$CONFIG/keystone.conf" -- \
    "$KEYSTONE_PORT" /usr/bin/keystone-wsgi-public 3
}

# Users, projects, endpoints and keys; the answers become part of the environment that the tests read.
keystone_fill() {
  local endpoints=("object-store=$SWIFT_URL/v1/AUTH_%(project_id)s")
  ! wanted compute || endpoints+=("image=$GLANCE_URL" "placement=$PLACEMENT_URL" "compute=$NOVA_URL"
    "volumev3=$CINDER_URL/v3/%(project_id)s" "block-storage=$CINDER_URL/v3/%(project_id)s" "network=$NEUTRON_URL")
  await keystone "$KEYSTONE_URL"
  "$PYTHON" "$DEV/keystone/entities.py" "$KEYSTONE_URL" "$PASSWORD" "$REGION" "${endpoints[@]}" \
    >"$STATE/.entities" || fail "users and endpoints could not be made in Keystone"
  mv "$STATE/.entities" "$STATE/entities"
}
