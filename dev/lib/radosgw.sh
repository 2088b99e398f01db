# Ceph's radosgw, an S3 server with object lock: over one monitor and one object store that keeps all in memory, without
# a manager and without keys. What it stored is gone when one of the three has ended.

radosgw_configure() {
  # radosgw asks monitors for encrypted connections only, which there are none of without keys (ms_mon_client_mode).
  # Large objects would be kept for two hours after they were deleted (rgw_gc), and the monitor ends on a disk that is
  # nearly full (mon_data_avail_crit).
  configure "$CONFIG/radosgw.conf" <<END
[global]
fsid = 6669726e-0000-4000-8000-000000000001
mon_host = [v2:$HOST:$RADOS_PORT,v1:$HOST:$((RADOS_PORT + 1))]
public_network = 127.0.0.0/8
ms_bind_port_min = $((RADOS_PORT + 2))
ms_bind_port_max = $((RADOS_PORT + 19))
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
ms_client_mode = crc
ms_mon_client_mode = crc
run_dir = $DATA/radosgw
log_to_stderr = true
log_file =
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
[mon]
mon_data = $DATA/radosgw/mon
mon_data_avail_crit = 1
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
[osd]
osd_data = $DATA/radosgw/osd
osd_objectstore = memstore
memstore_device_bytes = 4294967296
osd_class_dir = $(echo /usr/lib/*/rados-classes)
[client.firn]
rgw_frontends = beast endpoint=$HOST:$RADOSGW_PORT
rgw_data = $DATA/radosgw
rgw_gc_obj_min_wait = 60
rgw_gc_processor_period = 60
END
}

radosgw_start() {
  local home=$DATA/radosgw conf=$CONFIG/radosgw.conf log=$LOGS/radosgw-prepare.log
  if ! alive radosgw-mon || ! alive radosgw-osd || ! cmp -s "$conf" "$home/conf"; then
    end radosgw radosgw-osd radosgw-mon
    rm -rf "$home"
    mkdir -p "$home/mon" "$home/osd"
    radosgw_prepare >"$log" 2>&1 9>&- || {
      tail -n 20 "$log" >&2
      fail "radosgw's monitor could not be prepared; the log is $log"
    }
    serve radosgw-mon "$conf" -- ceph-mon -c "$conf" -i a -f
    radosgw_store >>"$log" 2>&1 9>&- || {
      tail -n 20 "$log" >&2
      fail "radosgw's object store could not be prepared; the log is $log"
    }
    cp "$conf" "$home/conf"
  fi
  serve radosgw-osd "$conf" -- ceph-osd -c "$conf" -i 0 -f
  serve radosgw "$conf" -- radosgw -c "$conf" -n client.firn -f
}

radosgw_prepare() {
  local home=$DATA/radosgw fsid
  fsid=$(sed -n 's/^fsid = //p' "$CONFIG/radosgw.conf")
  ceph-authtool --create-keyring "$home/keyring" --gen-key -n mon. --cap mon 'allow *' &&
    monmaptool --create --addv a "[v2:$HOST:$RADOS_PORT,v1:$HOST:$((RADOS_PORT + 1))]" --fsid "$fsid" "$home/monmap" &&
    ceph-mon -c "$CONFIG/radosgw.conf" -i a --mkfs --monmap "$home/monmap" --keyring "$home/keyring"
}

# The store and what the monitor knows of it have to have the same number, or it is never let in.
radosgw_store() {
  local id
  id=$(cat /proc/sys/kernel/random/uuid)
  touch "$DATA/radosgw/osd/keyring"
  ceph -c "$CONFIG/radosgw.conf" --connect-timeout 60 osd new "$id" 0 &&
    ceph-osd -c "$CONFIG/radosgw.conf" -i 0 --mkfs --osd-uuid "$id" --no-mon-config
}

# Its one user.
radosgw_fill() {
  local log=$LOGS/radosgw-prepare.log
  await radosgw "$RADOSGW_URL"
  [ ! -e "$DATA/radosgw/user" ] || return 0
  radosgw-admin -c "$CONFIG/radosgw.conf" -n client.firn user create --uid firn --display-name Firn \
    --access-key rados-access --secret-key rados-secret >>"$log" 2>&1 9>&- || {
    tail -n 20 "$log" >&2
    fail "radosgw's user could not be made; the log is $log"
  }
  touch "$DATA/radosgw/user"
}
