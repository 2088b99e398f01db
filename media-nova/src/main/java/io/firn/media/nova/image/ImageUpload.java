package io.firn.media.nova.image;

import io.firn.api.media.MediaException;
import io.firn.api.media.StoredContent;
import io.firn.media.nova.cloud.Patience.Sight;
import io.firn.media.nova.cloud.Service;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.Kind;
import io.firn.media.nova.temporary.Ledger;
import io.firn.media.nova.temporary.RunTag;
import io.firn.openstack.http.HttpCall;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Makes images of disks: each by one stream with a known length, read from the repository while it
 * is sent. Until its end the image is {@code queued} or {@code saving}, and no server can use it.
 * It is something temporary of the run until it is kept. Thread-safe.
 */
public final class ImageUpload {

  /** What Glance computes unless it is configured otherwise. */
  private static final String USUAL_HASH = "SHA-512";

  private static final long GIBIBYTE = 1L << 30;

  private final CloudRun run;
  private final Images images;
  private final Ledger ledger;

  /**
   * Uploads to the run's cloud.
   *
   * @param ledger what is made is entered there
   */
  public ImageUpload(CloudRun run, Ledger ledger) {
    this.run = run;
    this.images = new Images(run.cloud());
    this.ledger = ledger;
  }

  /**
   * Makes an image and fills it. When the connection breaks, it is removed and made anew.
   *
   * @param what tells it from other things of this run
   * @return the image as Glance has it, active, its hash compared; private to the project
   * @throws MediaException when that failed; the image is removed by then, or with the ledger
   */
  public Image upload(NewImage wanted, String what, StoredContent content) throws MediaException {
    NewImage tagged = wanted.taggedAs(ledger.tag(), what);
    Attempts attempts = new Attempts(Thread::sleep);
    while (true) {
      try {
        return uploadOnce(tagged, content);
      } catch (MediaException.Transient e) {
        attempts.failed(e, "upload of image " + wanted.name());
      }
    }
  }

  private Image uploadOnce(NewImage wanted, StoredContent content) throws MediaException {
    String id = ledger.make(Kind.IMAGE, () -> images.create(wanted).id());
    boolean complete = false;
    try {
      Image filled = fill(id, content);
      complete = true;
      return filled;
    } finally {
      if (!complete) {
        ledger.discard(Kind.IMAGE, id);
      }
    }
  }

  /**
   * Readies an image for a server to be booted from, which would inherit the properties that mark
   * it as temporary, and hand them on to all its snapshots: Glance's tags say the same from now on.
   */
  public void prepare(Image uploaded) throws MediaException {
    ImageChanges changes = ImageChanges.NONE.replace("tags", ledger.tag().words());
    images.change(uploaded.id(), withoutTag(uploaded, changes));
  }

  /**
   * Makes an uploaded image the user's own: gives it its name, and it stays.
   *
   * @param wanted with the name
   * @return the image as it is now
   */
  public Image keep(Image uploaded, NewImage wanted) throws MediaException {
    ImageChanges changes =
        ImageChanges.NONE
            .replace("name", wanted.name())
            .replace("tags", wanted.properties().getOrDefault("tags", List.of()));
    images.change(uploaded.id(), withoutTag(images.get(uploaded.id()), changes));
    ledger.keep(Kind.IMAGE, uploaded.id());
    return images.get(uploaded.id());
  }

  private static ImageChanges withoutTag(Image image, ImageChanges changes) {
    ImageChanges all = changes;
    for (String property : image.json().names()) {
      if (RunTag.isOwn(property)) {
        all = all.remove(property);
      }
    }
    return all;
  }

  private Image fill(String id, StoredContent content) throws MediaException {
    try (ContentBody body = new ContentBody(content, USUAL_HASH)) {
      send(id, body);
      Image stored = active(id, content.length() / GIBIBYTE);
      compare(stored, body.checksum(), content);
      return stored;
    }
  }

  private void send(String id, ContentBody body) throws MediaException {
    HttpCall call =
        run.cloud()
            .call(Service.IMAGE, "PUT", "/images/" + id + "/file")
            .with("Content-Type", "application/octet-stream")
            .with(body);
    try {
      run.cloud().send(call, "upload of image " + id);
    } catch (MediaException e) {
      // A repository that cannot be read is not helped by another attempt.
      throw body.failure().orElse(e);
    }
  }

  private Image active(String id, long gibibytes) throws MediaException {
    return run.patience()
        .await(
            "image " + id,
            run.limits().copying(gibibytes),
            () -> {
              Image image = images.get(id);
              return switch (image.status()) {
                case "active" -> new Sight.Done<>(image);
                case "killed", "deleted" ->
                    throw new MediaException.Failed(
                        "%s is %s after its upload".formatted(image, image.status()), null);
                // Glance gave it back for another attempt: its store failed.
                case "queued" ->
                    throw new MediaException.Failed(image + " is empty after its upload", null);
                default -> new Sight.Pending<>(image.status());
              };
            });
  }

  private static void compare(Image stored, Optional<Checksum> sent, StoredContent content)
      throws MediaException {
    Optional<Checksum> there = stored.checksum();
    boolean comparable =
        there.isPresent() && sent.map(Checksum::algorithm).equals(there.map(Checksum::algorithm));
    Optional<Checksum> ours =
        comparable || there.isEmpty() ? sent : Optional.of(hash(content, there.get().algorithm()));
    if (stored.size() != content.length() || (there.isPresent() && !there.equals(ours))) {
      throw new MediaException.Failed(
          "%s: Glance has %d bytes with %s, sent were %d with %s; it is removed"
              .formatted(
                  stored,
                  stored.size(),
                  there.map(Checksum::toString).orElse("no hash"),
                  content.length(),
                  ours.map(Checksum::toString).orElse("no hash")),
          null);
    }
  }

  /** For a Glance that is configured for another hash than the usual one. */
  private static Checksum hash(StoredContent content, String algorithm) throws MediaException {
    try (ContentBody again = new ContentBody(content, algorithm)) {
      var pieces = again.open();
      while (pieces.next() != null) {
        // It is hashed on the way.
      }
      return again.checksum().orElseThrow();
    } catch (MediaException e) {
      throw e;
    } catch (IOException e) {
      throw new MediaException.Failed("the content cannot be read: " + e.getMessage(), e);
    }
  }
}
