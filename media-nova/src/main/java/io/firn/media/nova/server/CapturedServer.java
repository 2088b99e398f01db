package io.firn.media.nova.server;

import io.firn.api.media.BlockStream;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.image.Image;
import io.firn.openstack.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The disks of a server at one moment.
 *
 * @param disks root first, then in the order of devices
 * @param rootImage that Nova made of the root; empty for one that is a volume
 */
record CapturedServer(List<CapturedDisk> disks, Optional<Image> rootImage) {

  CapturedServer {
    disks = List.copyOf(disks);
  }

  /**
   * One of them.
   *
   * @param volume whole document; empty for a root that is no volume
   */
  record CapturedDisk(BlockStream stream, Disk disk, Optional<Json> volume) {

    /** With the size that is known by now. */
    Disk described() {
      return disk.sized(stream.length());
    }
  }

  List<Disk> described() {
    return disks.stream().map(CapturedDisk::described).toList();
  }

  List<Json> volumes() {
    List<Json> volumes = new ArrayList<>();
    disks.forEach(disk -> disk.volume().ifPresent(volumes::add));
    return volumes;
  }
}
