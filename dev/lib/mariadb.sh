# MariaDB, for Nova, Placement, Cinder and Neutron, on a socket and no port. With SQLite their green threads would wait
# for each other inside of C, for ever.

MARIADB_SOCKET=$STATE/run/mariadb.socket

mariadb_start() {
  local home=$DATA/mariadb
  prepare mariadb "$home/prepared" mariadb_install
  # What is lost when the machine stops does not matter here.
  serve mariadb -- mariadbd --no-defaults --user=root --datadir="$home" --socket="$MARIADB_SOCKET" \
    --pid-file="$home/mariadb.pid" --skip-networking --skip-name-resolve --max-connections=300 \
    --innodb-buffer-pool-size=64M --innodb-log-file-size=32M --innodb-flush-log-at-trx-commit=0 \
    --innodb-flush-method=nosync \
    --innodb-doublewrite=0 --skip-sync-frm --skip-log-bin --performance-schema=OFF --character-set-server=utf8
  local until=$((SECONDS + 60))
  until sql -e 'select 1' >/dev/null 2>&1; do
    alive mariadb && [ "$SECONDS" -lt "$until" ] || {
      tail -n 20 "$LOGS/mariadb.log" >&2
      fail "MariaDB does not answer; its log is $LOGS/mariadb.log"
    }
    sleep 0.1
  done
}

mariadb_install() {
  rm -rf "$DATA/mariadb"
  mariadb-install-db --no-defaults --datadir="$DATA/mariadb" --user=root --skip-test-db \
    --auth-root-authentication-method=normal
}

sql() { mariadb --no-defaults --socket="$MARIADB_SOCKET" -u root "$@"; }

new_database() { # name...
  local name
  for name; do sql -e "drop database if exists $name; create database $name character set utf8" || return 1; done
}

database_url() { echo "mysql+pymysql://root@localhost/$1?unix_socket=$MARIADB_SOCKET&charset=utf8"; }
