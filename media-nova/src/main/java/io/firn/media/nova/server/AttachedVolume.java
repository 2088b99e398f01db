package io.firn.media.nova.server;

import io.firn.api.media.BlockStream;
import io.firn.api.media.MediaException;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.server.CapturedServer.CapturedDisk;
import io.firn.media.nova.volume.Cinder;
import io.firn.openstack.http.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A volume of a server.
 *
 * @param json its whole document
 * @param device as the server calls it
 */
record AttachedVolume(Json json, String device, boolean deletedWithServer) {

  /** All of a server's, in the order of devices. */
  static List<AttachedVolume> of(String server, Nova nova, Cinder cinder) throws MediaException {
    List<AttachedVolume> volumes = new ArrayList<>();
    for (Json attachment : nova.attachments(server)) {
      volumes.add(
          new AttachedVolume(
              cinder.volume(attachment.at("volumeId").text().orElse("")),
              attachment.at("device").text().orElse(""),
              Boolean.TRUE.equals(attachment.at("delete_on_termination").value())));
    }
    volumes.sort(Comparator.comparing(AttachedVolume::device, ServerFacts.DEVICE_ORDER));
    return List.copyOf(volumes);
  }

  String id() {
    return json.at("id").text().orElse("");
  }

  int gibibytes() {
    return json.at("size").number().orElse(0L).intValue();
  }

  boolean isEncrypted() {
    return Boolean.TRUE.equals(json.at("encrypted").value());
  }

  CapturedDisk captured(BlockStream stream, boolean root) {
    Disk disk =
        Disk.volume(stream.name(), id(), stream.length(), gibibytes())
            .attached(
                root ? OptionalInt.of(0) : OptionalInt.empty(),
                Optional.of(device).filter(name -> !name.isEmpty()),
                deletedWithServer);
    return new CapturedDisk(stream, disk, Optional.of(json));
  }

  @Override
  public String toString() {
    return "volume " + id();
  }
}
