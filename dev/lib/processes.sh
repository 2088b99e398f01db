# Starting, watching and ending servers. Each has a file "pid start-time", so that a number that was given to another
# process since is never signalled, and a session of its own, so that its children end with it.

start_time() { awk '{ sub(/^.*\) /, ""); print $20 }' "/proc/$1/stat" 2>/dev/null; }

alive() { # name
  local pid time
  [ -s "$PIDS/$1" ] && read -r pid time <"$PIDS/$1" && [ "$(start_time "$pid")" = "$time" ] &&
    ! grep -qs '^State:.*Z' "/proc/$pid/status"
}

# Of a server and its children, in MiB; what several share is divided among them.
memory_of() { # pid
  local child
  for child in $(ps -o pid= --sid "$1"); do cat "/proc/$child/smaps_rollup"; done 2>/dev/null |
    awk '/^Pss:/ { sum += $2 } END { printf "%d", sum / 1024 }'
}

# What a server was started with: its command, and the contents of the files that it was configured by.
fingerprint() { # file... -- command...
  {
    while [ "$1" != -- ]; do
      cat "$1"
      shift
    done
    printf '%s\n' "$@"
  } | sha256sum
}

# Starts a server that does not run, and restarts one that was configured anew.
serve() { # name file... -- command...
  local name=$1 print pid
  shift
  print=$(fingerprint "$@")
  if alive "$name"; then
    [ "$(cat "$PIDS/$name.print" 2>/dev/null)" != "$print" ] || return 0
    say "$name is configured anew and restarts"
    end "$name"
  fi
  while [ "$1" != -- ]; do shift; done
  shift
  (
    cd "$STATE" || exit 1
    exec 9>&-
    exec setsid "$@" </dev/null >>"$LOGS/$name.log" 2>&1
  ) &
  pid=$!
  echo "$pid $(start_time "$pid")" >"$PIDS/$name"
  echo "$print" >"$PIDS/$name.print"
}

# Runs a function beside us, until it is joined. What it sets is lost.
declare -A beside=()
aside() { # function
  (exec 9>&- && "$1") &
  beside[$1]=$!
}

join() { # function...
  local name
  for name; do wait "${beside[$name]}" || exit 1; done
}

# Asks all the named to end at once, and makes those that have not after five seconds.
end() { # name...
  local name pid time until waited=()
  for name; do
    if alive "$name"; then
      read -r pid time <"$PIDS/$name"
      # The master alone: it ends its workers in order.
      kill -TERM "$pid" 2>/dev/null
      waited+=("$pid")
    fi
  done
  until=$((SECONDS + 5))
  for pid in "${waited[@]}"; do
    while kill -0 -- "-$pid" 2>/dev/null; do
      [ "$SECONDS" -lt "$until" ] || {
        kill -KILL -- "-$pid" 2>/dev/null
        break
      }
      sleep 0.1
    done
  done
  for name; do rm -f "$PIDS/$name" "$PIDS/$name.print"; done
}

# Sets answer to what a server says: the status of HTTP, or the first line of one that greets. False when it is none.
answers() { # url
  case $1 in
    tcp://*)
      answer=$(exec 2>/dev/null 3<>"/dev/tcp/$HOST/${1##*:}" && read -r -t 20 line <&3 && echo "$line")
      [ -n "$answer" ]
      ;;
    *)
      answer=$(curl -s -o /dev/null -m 20 -w '%{http_code}' "$1" 2>/dev/null)
      [ "$answer" != 000 ] && [ "$answer" -lt 500 ]
      ;;
  esac
}

# Asks until there is an answer; a server that ended meanwhile is an error at once.
await() { # name url
  local name=$1 url=$2 answer until=$((SECONDS + 180))
  until answers "$url"; do
    alive "$name" || {
      tail -n 25 "$LOGS/$name.log" >&2
      fail "$name ended while it started; its log is $LOGS/$name.log"
    }
    [ "$SECONDS" -lt "$until" ] || {
      tail -n 25 "$LOGS/$name.log" >&2
      fail "$name does not answer at $url after 180 seconds (last answer: $answer); its log is $LOGS/$name.log"
    }
    sleep 0.2
  done
}
