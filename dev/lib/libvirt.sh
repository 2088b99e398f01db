# libvirtd, one for the machine, and QEMU's guests.

# QEMU as root, without systemd, cgroups, name spaces of mounts, and without virtlogd.
libvirt_start() {
  alive libvirtd || ! virsh -q -c qemu:///system version >/dev/null 2>&1 ||
    fail "a libvirtd that is not ours runs here, and there can be one only"
  keep /etc/libvirt/qemu.conf
  configure /etc/libvirt/qemu.conf <<END
# Firn's dev/servers; the file that was here is $KEPT/etc/libvirt/qemu.conf, and dev/servers down --wipe puts it back.
user = "root"
group = "root"
dynamic_ownership = 0
remember_owner = 0
security_driver = "none"
cgroup_controllers = [ ]
namespaces = [ ]
stdio_handler = "file"
END
  configure "$CONFIG/libvirtd.conf" <<END
listen_tls = 0
listen_tcp = 0
unix_sock_group = "root"
unix_sock_rw_perms = "0770"
auth_unix_ro = "none"
auth_unix_rw = "none"
log_outputs = "2:stderr"
END
  mkdir -p /run/libvirt
  serve libvirtd /etc/libvirt/qemu.conf "$CONFIG/libvirtd.conf" -- \
    libvirtd -f "$CONFIG/libvirtd.conf" -p "$STATE/run/.libvirtd"
}

# Sets VIRTUALIZATION, once for a folder: kvm where it boots a disk within two seconds, else qemu, which emulates and
# needs half a second. A KVM that is itself in a virtual machine may emulate the BIOS, more slowly: 14 s were seen.
find_virtualization() {
  local chosen=$STATE/virtualization disk=$STATE/.boot
  [ -s "$chosen" ] || {
    # A boot sector of three instructions: mov dx, 0xf4; mov al, 1; out dx, al. QEMU ends with 3 then.
    { printf '\xba\xf4\x00\xb0\x01\xee' && head -c 504 /dev/zero && printf '\x55\xaa'; } >"$disk"
    timeout 2 qemu-system-x86_64 -accel kvm -m 64 -display none -nodefaults -device isa-debug-exit,iobase=0xf4 \
      -drive "file=$disk,format=raw" </dev/null >/dev/null 2>&1 9>&-
    if [ $? = 3 ]; then echo kvm; else echo qemu; fi >"$chosen"
  }
  read -r VIRTUALIZATION <"$chosen"
}

# Guests outlive libvirtd. nova-compute starts them again at the next `up`.
libvirt_end_guests() {
  local pid
  for pid in $(pgrep -f "^/usr/bin/qemu-system.* guest=instance-.*$DATA/"); do kill -KILL "$pid"; done
}

# What libvirt keeps of them, elsewhere than below our folder.
libvirt_forget_guests() {
  local file name
  for file in /etc/libvirt/qemu/instance-*.xml; do
    grep -qs "$DATA/" "$file" || continue
    name=$(basename "$file" .xml)
    rm -f "$file" "/etc/libvirt/qemu/autostart/$name.xml" "/var/log/libvirt/qemu/$name.log"
  done
}
