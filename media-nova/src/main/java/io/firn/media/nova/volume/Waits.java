package io.firn.media.nova.volume;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Patience.Look;
import io.firn.media.nova.cloud.Patience.Sight;
import io.firn.media.nova.image.Image;
import io.firn.media.nova.image.Images;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.openstack.http.Json;

/** Waits for volumes, snapshots and images to become what they are to be. Thread-safe. */
public final class Waits {

  private final CloudRun run;
  private final Cinder cinder;
  private final Images images;

  /** Waits for nothing yet. */
  public Waits(CloudRun run) {
    this.run = run;
    this.cinder = new Cinder(run.cloud());
    this.images = new Images(run.cloud());
  }

  /** Waits until a volume's content is there; returns its document. */
  public Json volume(String id, String what, long gibibytes) throws MediaException {
    return available(what, gibibytes, () -> cinder.volume(id));
  }

  /** Waits until a snapshot was taken; returns its document. */
  public Json snapshot(String id, String what, long gibibytes) throws MediaException {
    return available(what, gibibytes, () -> cinder.snapshot(id));
  }

  @FunctionalInterface
  private interface Question {
    Json ask() throws MediaException;
  }

  private Json available(String what, long gibibytes, Question question) throws MediaException {
    Look<Json> look =
        () -> {
          Json document = question.ask();
          String status = document.at("status").text().orElse("");
          return switch (status) {
            case "available", "in-use" -> new Sight.Done<>(document);
            case "error", "error_deleting", "deleting" ->
                throw new MediaException.Failed(
                    "%s: Cinder ended with the state %s; its log says why".formatted(what, status),
                    null);
            default -> new Sight.Pending<>(status);
          };
        };
    return run.patience().await(what, run.limits().copying(gibibytes), look);
  }

  /** Waits until an image can be read. */
  public Image image(String id, String what, long gibibytes) throws MediaException {
    return run.patience().await(what, run.limits().copying(gibibytes), () -> look(id, what));
  }

  private Sight<Image> look(String id, String what) throws MediaException {
    Image image = filling(id, what);
    String status = image.status();
    return switch (status) {
      case "active" -> new Sight.Done<>(image);
      case "killed", "deleted", "pending_delete", "deactivated" ->
          throw new MediaException.Failed(
              "%s: the image ended with the state %s".formatted(what, status), null);
      default -> new Sight.Pending<>(status);
    };
  }

  /**
   * An image that some service is to fill.
   *
   * @throws MediaException.Failed when it is gone: the service gave up
   */
  public Image filling(String id, String what) throws MediaException {
    try {
      return images.get(id);
    } catch (MediaException.NotFound e) {
      throw new MediaException.Failed(
          what + ": its image is gone; the service that was to fill it gave up, see its log", e);
    }
  }
}
