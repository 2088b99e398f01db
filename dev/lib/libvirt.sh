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

# kvm where a guest can really be made by it, else qemu, which emulates.
find_virtualization() {
  VIRTUALIZATION=qemu
  ! timeout 10 qemu-system-x86_64 -accel kvm -machine pc -display none -monitor stdio -S \
    <<<quit >/dev/null 2>&1 9>&- || VIRTUALIZATION=kvm
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
