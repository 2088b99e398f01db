package io.firn.media.files.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firn.api.media.Document;
import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.TreeTarget;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** Restores one block stream onto a block device or over an image file that exists. */
public final class ImageTarget implements RestoreTarget {

  private final byte[] path;
  private final String item;
  private final ProblemListener problems;
  private final AtomicBoolean taken = new AtomicBoolean();

  /** Nothing is opened before the stream is there. */
  public ImageTarget(byte[] path, ProblemListener problems) {
    this.path = path.clone();
    this.item = new String(path, UTF_8);
    this.problems = problems;
  }

  @Override
  public TreeTarget tree(String stream) throws MediaException {
    throw new MediaException.Misconfigured(
        item + " is no directory, and the snapshot holds files: choose a directory", null);
  }

  @Override
  public FileSink block(String stream, OptionalLong length) throws MediaException {
    if (!taken.compareAndSet(false, true)) {
      throw new MediaException.Misconfigured(
          item + " takes one disk, and the snapshot holds several: choose a directory", null);
    }
    return BlockTargets.open(path, item, length);
  }

  @Override
  public void document(Document document) {
    problems.report(Severity.NOTE, document.name(), "not restored: " + item + " holds only a disk");
  }

  @Override
  public void close() {}
}
