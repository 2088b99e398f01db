package io.firn.media.nova.image;

import io.firn.api.media.Document;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.api.media.SourceStream;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.disk.Disk;
import io.firn.media.nova.disk.DisksDocument;
import java.util.List;
import java.util.OptionalLong;

/** One image: its data, all that Glance says of it, and whom it is shared with. */
final class ImageSource implements Source {

  static final String IMAGE_DOCUMENT = "image.json";
  static final String MEMBERS_DOCUMENT = "members.json";

  private final Image image;
  private final byte[] members;
  private final Cloud cloud;
  private final GlanceSourceOptions wanted;
  private final ReadSettings settings;

  ImageSource(
      Image image, byte[] members, Cloud cloud, GlanceSourceOptions wanted, ReadSettings settings) {
    this.image = image;
    this.members = members;
    this.cloud = cloud;
    this.wanted = wanted;
    this.settings = settings;
  }

  @Override
  public SourceInfo info() {
    return new SourceInfo(GlanceMediaFactory.NAME, GlanceMediaFactory.NAME, List.of(image.id()))
        .documentedBy(wanted.paths());
  }

  @Override
  public List<SourceStream> streams() {
    return List.of(new ImageDownload(Disk.streamName(0), image, cloud, settings));
  }

  @Override
  public List<Document> documents() {
    Disk disk =
        Disk.image(
            Disk.streamName(0),
            image.id(),
            image.diskFormat(),
            image.containerFormat(),
            OptionalLong.of(image.size()));
    return List.of(
        new Document(IMAGE_DOCUMENT, image.document()),
        new Document(MEMBERS_DOCUMENT, members),
        DisksDocument.of(List.of(disk)));
  }

  /** Nothing temporary was made. */
  @Override
  public void close() {}
}
