package io.firn.media.nova.image;

import io.firn.api.media.Media;
import io.firn.api.media.MediaException;
import io.firn.api.media.Source;
import io.firn.media.nova.cloud.Cloud;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images of one backup, each of which is a source and so a snapshot. */
final class GlanceMedia implements Media {

  private final Cloud cloud;
  private final GlanceSourceOptions wanted;
  private final ReadSettings settings;
  private final Images images;

  /**
   * The images that are wanted.
   *
   * @param cloud closed with this
   */
  GlanceMedia(Cloud cloud, GlanceSourceOptions wanted, ReadSettings settings) {
    this.cloud = cloud;
    this.wanted = wanted;
    this.settings = settings;
    this.images = new Images(cloud);
  }

  /** An image that is named twice is one source. */
  @Override
  public List<Source> discover() throws MediaException {
    Map<String, Image> found = new LinkedHashMap<>();
    for (String id : wanted.ids()) {
      add(found, images.get(id));
    }
    for (String name : wanted.names()) {
      add(found, images.named(name));
    }
    List<Source> sources = new ArrayList<>();
    for (Image image : found.values()) {
      sources.add(new ImageSource(image, images.members(image), cloud, wanted, settings));
    }
    return List.copyOf(sources);
  }

  private static void add(Map<String, Image> found, Image image) throws MediaException {
    if (image.trouble().isPresent()) {
      throw new MediaException.Misconfigured(image.trouble().get(), null);
    }
    found.put(image.id(), image);
  }

  @Override
  public void close() {
    cloud.close();
  }
}
