package io.firn.media.nova.server;

import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.media.nova.image.Images;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.openstack.http.Json;
import java.util.List;
import java.util.Optional;

/**
 * Whether Nova freezes the file systems of a guest while it takes a snapshot. It does, by the agent
 * in the guest, when the server's image says that there is one; and fails rather than going on
 * without, when the image asks for that.
 */
final class Quiescence {

  private static final String AGENT = "hw_qemu_guest_agent";
  private static final String REQUIRED = "os_require_quiesce";

  private final CloudRun run;

  Quiescence(CloudRun run) {
    this.run = run;
  }

  /**
   * Makes it a condition.
   *
   * @throws MediaException.Failed when this server cannot be frozen, saying what to do
   */
  void require(ServerFacts server, List<AttachedVolume> volumes) throws MediaException {
    if (server.isStopped()) {
      return; // nobody writes
    }
    Json properties = properties(server, volumes);
    if (!isYes(properties, AGENT) || !isYes(properties, REQUIRED)) {
      throw new MediaException.Failed(
          ("%s cannot be quiesced: its image has not both %s=yes and %s=yes; install the guest"
                  + " agent and set them, or back up without --quiesce")
              .formatted(server, AGENT, REQUIRED),
          null);
    }
    if (!server.bootsFromVolume() && !volumes.isEmpty()) {
      run.context()
          .problems()
          .report(
              Severity.WARNING,
              server.toString(),
              "Nova freezes it for the snapshot of the root disk only; the volumes are snapshotted"
                  + " at the same moment, but not frozen");
    }
  }

  /** Of the image that it was booted from; a volume to boot from has kept those of its image. */
  private Json properties(ServerFacts server, List<AttachedVolume> volumes) throws MediaException {
    Optional<String> image = server.image();
    if (image.isPresent()) {
      return new Images(run.cloud()).get(image.get()).json();
    }
    return volumes.isEmpty()
        ? new Json(null)
        : volumes.getFirst().json().at("volume_image_metadata");
  }

  private static boolean isYes(Json properties, String name) {
    return properties
        .at(name)
        .text()
        .filter(text -> text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("true"))
        .isPresent();
  }
}
