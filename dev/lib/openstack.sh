# What the services of OpenStack have in common.

# The section by which a service shows itself to another, or looks at the tokens that it is given.
identity() { # section user
  cat <<END
[$1]
auth_url = $KEYSTONE_URL
auth_type = password
project_domain_id = default
user_domain_id = default
project_name = service
username = $2
password = $PASSWORD
region_name = $REGION
END
}

# Nova and Cinder take a request of each other only with a service's token beside the user's (CVE-2023-2088).
guarded() { # user
  identity keystone_authtoken "$1"
  cat <<END
www_authenticate_uri = $KEYSTONE_URL
service_token_roles = service
service_token_roles_required = true
END
  identity service_user "$1"
  echo 'send_service_user_token = true'
}

# uwsgi closes after each answer without saying so; told that, clients do not send a request into a closing connection.
serve_wsgi() { # name file... -- port application processes
  local name=$1 files=()
  shift
  while [ "$1" != -- ]; do
    files+=("$1")
    shift
  done
  serve "$name" "${files[@]}" -- uwsgi_python3 --http-socket "$HOST:$2" --wsgi-file "$3" --processes "$4" \
    --master --die-on-term --no-orphans --enable-threads --listen 100 --harakiri 60 \
    --buffer-size 65535 --need-app --pythonpath /usr/lib/python3/dist-packages --add-header 'Connection: close'
}

# Makes a database once; its folder is marked when all of it is there.
prepare() { # name mark command...
  local name=$1 mark=$2 log=$LOGS/$1-database.log
  shift 2
  [ ! -e "$mark" ] || return 0
  "$@" >"$log" 2>&1 9>&- || {
    tail -n 20 "$log" >&2
    fail "the database of $name could not be made; the log is $log"
  }
  touch "$mark"
}

unmount_below() { # folder
  local place
  awk -v below="$1/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | while read -r place; do
    umount "$place" || say "cannot unmount $place"
  done
}
