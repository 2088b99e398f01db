package io.firn.media.nova.image;

import io.firn.api.media.BlockTarget;
import io.firn.api.media.ContentTaker;
import io.firn.api.media.Document;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.StoredContent;
import io.firn.api.media.TreeTarget;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Makes an image of each disk of a snapshot; when one fails, of none. */
final class GlanceTarget implements RestoreTarget {

  private final CloudRun run;
  private final Ledger ledger;
  private final ImageUpload upload;
  private final ImageSharing sharing;
  private final ImagePlans plans;
  private final List<Uploaded> uploaded = new ArrayList<>();

  /** An image that has its data, and what it is to become. */
  private record Uploaded(Image image, ImagePlan plan) {}

  /**
   * A target.
   *
   * @param run its cloud is closed with this
   */
  GlanceTarget(CloudRun run, GlanceTargetOptions options) {
    this.run = run;
    this.ledger = run.ledger("restore");
    this.upload = new ImageUpload(run, ledger);
    this.sharing = new ImageSharing(new Images(run.cloud()), run.context().problems());
    this.plans = new ImagePlans(options);
  }

  @Override
  public TreeTarget tree(String stream) throws MediaException {
    throw new MediaException.Misconfigured(
        "the snapshot holds a tree of files, of which no image can be made;"
            + " restore it with --media files --target FOLDER",
        null);
  }

  @Override
  public void document(Document document) throws MediaException {
    plans.read(document);
  }

  @Override
  public BlockTarget block(String stream, OptionalLong length) {
    ContentTaker taker = content -> take(stream, content);
    return taker;
  }

  private void take(String stream, StoredContent content) throws MediaException {
    ImagePlan plan = plans.of(stream, content);
    Image image = upload.upload(plan.image(), stream, plan.form().of(content));
    synchronized (uploaded) {
      uploaded.add(new Uploaded(image, plan));
    }
  }

  @Override
  public void complete() throws MediaException {
    MediaContext context = run.context();
    if (context.dryRun()) {
      for (ImagePlan plan : plans.all()) {
        context.problems().report(Severity.NOTE, plan.image().name(), plan.announcement());
      }
      return;
    }
    synchronized (uploaded) {
      for (Uploaded one : uploaded) {
        Image kept = upload.keep(one.image(), one.plan().image());
        sharing.restore(kept, one.plan());
        context.problems().report(Severity.NOTE, one.plan().image().name(), "is " + kept);
      }
    }
  }

  /** What was not kept goes. */
  @Override
  public void close() {
    try {
      ledger.close();
    } finally {
      run.cloud().close();
    }
  }
}
