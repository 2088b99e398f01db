# Cinder: API, scheduler, volume and backup in one process. Volumes are sparse raw files: the kernels of small virtual
# machines have no device-mapper for LVM and no NFS, but Cinder's NFS driver needs no more of it than the word: with
# our mount.nfs, which makes a bind mount, it, os-brick and Nova are content.

cinder_configure() {
  local home=$DATA/cinder
  mkdir -p "$home/export" "$home/mounts" "$home/locks" "$home/coordination" "$home/conversion"
  [ -e /sbin/mount.nfs ] || install -m 755 "$DEV/cinder/mount.nfs" /sbin/mount.nfs || exit 1
  # A mount of an earlier life shows a folder that is not there any more.
  alive cinder || alive nova || {
    unmount_below "$DATA/cinder"
    unmount_below "$DATA/nova"
  }
  configure "$CONFIG/cinder-shares" <<<"$HOST:$home/export"
  configure "$CONFIG/cinder.conf" <<END
[DEFAULT]
host = $NOVA_HOST
my_ip = $HOST
use_stderr = true
state_path = $home
transport_url = fake://
rpc_response_timeout = 300
osapi_volume_listen = $HOST
osapi_volume_listen_port = $CINDER_PORT
osapi_volume_workers = 1
auth_strategy = keystone
api_paste_config = /usr/share/cinder-common/api-paste.ini
rootwrap_config = /etc/cinder/rootwrap.conf
enabled_backends = nfs
default_volume_type = __DEFAULT__
glance_api_servers = $GLANCE_URL
image_conversion_dir = $home/conversion
allow_force_upload = true
quota_volumes = 1000
quota_snapshots = 1000
quota_backups = 1000
quota_gigabytes = 100000
quota_backup_gigabytes = 100000
backup_driver = cinder.backup.drivers.swift.SwiftBackupDriver
backup_swift_url = $SWIFT_URL/v1/AUTH_
backup_swift_auth_version = 3
backup_swift_enable_progress_timer = false
[nfs]
volume_driver = cinder.volume.drivers.nfs.NfsDriver
volume_backend_name = nfs
nfs_shares_config = $CONFIG/cinder-shares
nfs_mount_point_base = $home/mounts
nfs_snapshot_support = true
nfs_sparsed_volumes = true
nfs_qcow2_volumes = false
nas_secure_file_operations = false
nas_secure_file_permissions = false
[oslo_concurrency]
lock_path = $home/locks
[coordination]
backend_url = file://$home/coordination
[database]
connection = $(database_url cinder)
$(identity nova cinder)
interface = public
$(guarded cinder)
END
}

cinder_prepare() { prepare cinder "$DATA/mariadb/.cinder" cinder_database; }

cinder_database() { new_database cinder && cinder-manage --config-file "$CONFIG/cinder.conf" db sync; }

cinder_start() {
  serve cinder "$CONFIG/cinder.conf" "$DEV/cinder/run.py" -- "$PYTHON" "$DEV/cinder/run.py" "$CONFIG/cinder.conf"
}

cinder_await() {
  await cinder "$CINDER_URL/"
  "$PYTHON" "$DEV/cinder/types.py" "$KEYSTONE_URL" "$PASSWORD" "$CINDER_URL" ||
    fail "the second type of volume could not be made; Cinder's log is $LOGS/cinder.log"
}

cinder_forget_mount() { ! cmp -s "$DEV/cinder/mount.nfs" /sbin/mount.nfs || rm -f /sbin/mount.nfs; }
