# OpenSSH's server, for SFTP and nothing else: for the user that runs it, by a key that only that user can read.

sftp_configure() {
  local home=$STATE/sftp name
  mkdir -p "$home" "$DATA/sftp" && chmod 700 "$home" "$DATA/sftp"
  for name in host client; do
    [ -s "$home/$name.pub" ] || {
      rm -f "$home/$name"
      ssh-keygen -q -t ed25519 -N '' -C "firn-servers $name" -f "$home/$name" </dev/null ||
        fail "no $name key could be made for the SFTP server"
    }
  done
  configure "$home/authorized_keys" <"$home/client.pub"
  configure "$home/known_hosts" <<<"[$HOST]:$SFTP_PORT $(cut -d ' ' -f 1-2 "$home/host.pub")"
  # Modes are not checked, as the folder may be below one that others can write to.
  configure "$CONFIG/sshd.conf" <<END
Port $SFTP_PORT
ListenAddress $HOST
HostKey $home/host
AuthorizedKeysFile $home/authorized_keys
PidFile none
StrictModes no
UsePAM no
AuthenticationMethods publickey
PermitRootLogin prohibit-password
MaxStartups 100
DisableForwarding yes
PermitTTY no
Subsystem sftp internal-sftp
ForceCommand internal-sftp
END
}

# It drops its rights in /run/sshd, which Debian's own unit makes at each boot.
sftp_start() {
  mkdir -p /run/sshd
  serve sftp "$CONFIG/sshd.conf" "$STATE/sftp/host.pub" -- /usr/sbin/sshd -D -e -f "$CONFIG/sshd.conf"
}
