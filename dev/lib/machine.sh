# Files of the machine that have to be replaced: the old ones are kept, and put back by down --wipe.

KEPT=$STATE/kept

keep() { # file
  [ ! -e "$KEPT$1" ] && [ -e "$1" ] && ! grep -qs "Firn's dev/servers" "$1" || return 0
  mkdir -p "$(dirname "$KEPT$1")" && cp -p "$1" "$KEPT$1" || exit 1
}

put_back() { # file
  grep -qs "Firn's dev/servers" "$1" || return 0
  rm -f "$1"
  [ ! -e "$KEPT$1" ] || cp -p "$KEPT$1" "$1"
}
