package io.firn.media.nova.image;

import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.api.media.StoredContent;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.disk.DisksDocument;
import io.firn.media.nova.image.ImagePlan.Form;
import io.firn.media.nova.qcow2.Qcow2Disk;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds out what images are to be made, from the documents of a snapshot and the options. Documents
 * come first and by one thread; then it is safe for many.
 */
final class ImagePlans {

  private static final String RAW = "raw";
  private static final String QCOW2 = "qcow2";
  private static final String BARE = "bare";

  private final GlanceTargetOptions options;
  private List<Disk> disks = List.of();
  private Json original = new Json(null);
  private List<String> members = List.of();

  ImagePlans(GlanceTargetOptions options) {
    this.options = options;
  }

  /** Takes what matters here, and passes over the rest. */
  void read(Document document) throws MediaException {
    switch (document.name()) {
      case DisksDocument.NAME -> disks = DisksDocument.read(document);
      case ImageSource.IMAGE_DOCUMENT -> original = parse(document);
      case ImageSource.MEMBERS_DOCUMENT ->
          members =
              parse(document).at("members").elements().stream()
                  .flatMap(member -> member.at("member_id").text().stream())
                  .toList();
      default -> {}
    }
  }

  private static Json parse(Document document) throws MediaException.Failed {
    try {
      return Json.parse(document.content(), document.name() + " of the snapshot");
    } catch (CloudException.Unexpected e) {
      throw new MediaException.Failed(e.getMessage(), e);
    }
  }

  /** Those of all disks that the snapshot tells of. */
  List<ImagePlan> all() throws MediaException {
    List<ImagePlan> all = new ArrayList<>();
    for (Disk disk : disks) {
      all.add(plan(disk));
    }
    return all;
  }

  /** That of a stream; a snapshot of another media does not say what its streams are. */
  ImagePlan of(String stream, StoredContent content) throws MediaException {
    Optional<Disk> known = disks.stream().filter(disk -> disk.stream().equals(stream)).findFirst();
    return plan(known.isPresent() ? known.get() : unknown(stream, content));
  }

  private static Disk unknown(String stream, StoredContent content) throws MediaException {
    String format = Qcow2Disk.isOne(content) ? QCOW2 : RAW;
    return Disk.image(stream, "", format, BARE, OptionalLong.of(content.length()));
  }

  private ImagePlan plan(Disk disk) throws MediaException {
    String format = options.diskFormat().orElse(disk.diskFormat());
    Form form = form(disk.diskFormat(), format);
    String container = options.containerFormat().orElse(disk.containerFormat());
    boolean first = disks.size() < 2 || disk.stream().equals(Disk.streamName(0));
    NewImage image =
        NewImage.of(first ? name(disk) : name(disk) + "-" + disk.stream(), format, container);
    return first
        ? new ImagePlan(image.like(original), form, original, members)
        : new ImagePlan(image, form, new Json(null), List.of());
  }

  private String name(Disk disk) {
    return options
        .name()
        .or(() -> original.at("name").text().filter(name -> !name.isEmpty()))
        .orElse(disk.id().isEmpty() ? disk.stream() : disk.id());
  }

  private static Form form(String stored, String wanted) throws MediaException.Misconfigured {
    if (wanted.equals(stored)) {
      return Form.AS_STORED;
    }
    if (stored.equals(QCOW2) && wanted.equals(RAW)) {
      return Form.RAW_OF_QCOW2;
    }
    throw new MediaException.Misconfigured(
        "the disk is stored as %s and cannot be made %s: only qcow2 is converted, to raw"
            .formatted(stored, wanted),
        null);
  }
}
