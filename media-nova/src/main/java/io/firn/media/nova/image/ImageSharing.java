package io.firn.media.nova.image;

import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener;
import io.firn.api.media.ProblemListener.Severity;

/**
 * Who may see and remove an image, as it was with the original. The image is complete without that:
 * what this user may not set is reported and the rest goes on.
 */
final class ImageSharing {

  private static final String PRIVATE = "private";
  private static final String SHARED = "shared";

  private final Images images;
  private final ProblemListener problems;

  ImageSharing(Images images, ProblemListener problems) {
    this.images = images;
    this.problems = problems;
  }

  void restore(Image image, ImagePlan plan) throws MediaException {
    String visibility = plan.original().at("visibility").text().orElse(PRIVATE);
    if (!visibility.equals(PRIVATE)) {
      set(image, "visibility", visibility);
    }
    if (visibility.equals(SHARED)) {
      for (String project : plan.members()) {
        share(image, project);
      }
    }
    if (Boolean.TRUE.equals(plan.original().at("protected").value())) {
      set(image, "protected", true);
    }
  }

  private void set(Image image, String property, Object value) throws MediaException {
    try {
      images.change(image.id(), ImageChanges.NONE.replace(property, value));
    } catch (MediaException.Denied e) {
      report(image, property + " is not " + value + " as that of the original: ", e);
    }
  }

  private void share(Image image, String project) throws MediaException {
    try {
      images.share(image.id(), project);
    } catch (MediaException.Denied | MediaException.NotFound e) {
      report(image, "is not shared with project " + project + ": ", e);
    }
  }

  private void report(Image image, String what, MediaException e) {
    problems.report(Severity.WARNING, image.toString(), what + e.getMessage());
  }
}
