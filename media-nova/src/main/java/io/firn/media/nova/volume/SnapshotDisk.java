package io.firn.media.nova.volume;

import io.firn.api.media.MediaException;
import io.firn.media.nova.image.Image;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.Kind;
import io.firn.media.nova.temporary.Ledger;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * The disk that a volume snapshot holds, as an image for as long as it is read. Thread-safe.
 *
 * <p>Snapshot to volume to image: a snapshot cannot be read, and a volume that has one must not be.
 */
public final class SnapshotDisk {

  private final Ledger ledger;
  private final Cinder cinder;
  private final Waits waits;
  private final String snapshot;
  private final int gibibytes;
  private final String label;
  private FutureTask<Image> image;

  /**
   * Asks nobody yet.
   *
   * @param snapshot that is there and stays
   * @param label names the disk in names and messages: {@code disk-1}
   */
  public SnapshotDisk(CloudRun run, Ledger ledger, String snapshot, int gibibytes, String label) {
    this.ledger = ledger;
    this.cinder = new Cinder(run.cloud());
    this.waits = new Waits(run);
    this.snapshot = snapshot;
    this.gibibytes = gibibytes;
    this.label = label;
  }

  /** Begins to make the image, if that was not done, without waiting for it. */
  public synchronized void prepare() {
    if (image == null) {
      image = new FutureTask<>(this::make);
      Thread.ofVirtual().name("firn-image").start(image);
    }
  }

  /** The image, which can be read. */
  public Image image() throws MediaException {
    prepare();
    FutureTask<Image> task;
    synchronized (this) {
      task = image;
    }
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MediaException.Interrupted("interrupted while " + label + " was made ready", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof MediaException typed
          ? typed
          : new MediaException.Failed(label + ": unexpected: " + e.getCause(), e.getCause());
    }
  }

  private Image make() throws MediaException {
    String name = ledger.tag().name(label);
    String about = "%s of %s".formatted(label, ledger.tag().source());
    String volume =
        ledger.make(
            Kind.VOLUME,
            () -> cinder.makeVolume(snapshot, gibibytes, name, ledger.tag().properties()));
    waits.volume(volume, "the copy of " + about, gibibytes);
    // The image takes its properties from the volume: so it bears the tag from its first moment.
    cinder.setImageProperties(volume, ledger.tag().properties());
    String made = ledger.make(Kind.IMAGE, () -> cinder.makeImage(volume, name));
    Image ready = waits.image(made, "the image of " + about, gibibytes);
    ledger.discard(Kind.VOLUME, volume);
    return ready;
  }

  /** The image is not needed any more; asked for again it is made again. */
  public synchronized void release() {
    if (image != null && image.state() == Future.State.SUCCESS) {
      ledger.discard(Kind.IMAGE, image.resultNow().id());
    }
    image = null;
  }

  int gibibytes() {
    return gibibytes;
  }
}
