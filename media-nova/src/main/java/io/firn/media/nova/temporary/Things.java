package io.firn.media.nova.temporary;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.Service;
import java.util.Optional;

/** Deletes single things and looks whether they are gone. Thread-safe. */
final class Things {

  private final Cloud cloud;

  Things(Cloud cloud) {
    this.cloud = cloud;
  }

  /**
   * Asks for the end of a thing, which comes later.
   *
   * @throws MediaException.NotFound when it is gone already
   */
  void delete(Item item) throws MediaException {
    String what = "removing " + item;
    String id = item.id();
    cloud.ask(
        what,
        os ->
            switch (item.kind()) {
              case SERVER -> os.compute().servers().delete(id);
              case PORT -> os.networking().port().delete(id);
              case IMAGE, SERVER_SNAPSHOT -> os.imagesV2().delete(id);
              case VOLUME -> os.blockStorage().volumes().delete(id);
              case SNAPSHOT -> os.blockStorage().snapshots().delete(id);
            });
  }

  /** The service's word for its state; empty when it is gone. */
  Optional<String> state(Item item) throws MediaException {
    try {
      String path = path(item.kind()) + "/" + item.id();
      var document = cloud.json(cloud.call(service(item.kind()), "GET", path), item.toString());
      // Glance's document is the image itself, the others' has one member.
      var thing =
          document.at("status").text().isPresent() || document.names().isEmpty()
              ? document
              : document.at(document.names().getFirst());
      return Optional.of(thing.at("status").text().orElse("there"));
    } catch (MediaException.NotFound e) {
      return Optional.empty();
    }
  }

  private static String path(Kind kind) {
    return switch (kind) {
      case SERVER -> "/servers";
      case PORT -> "/ports";
      case IMAGE, SERVER_SNAPSHOT -> "/images";
      case VOLUME -> "/volumes";
      case SNAPSHOT -> "/snapshots";
    };
  }

  private static Service service(Kind kind) {
    return switch (kind) {
      case SERVER -> Service.COMPUTE;
      case PORT -> Service.NETWORK;
      case IMAGE, SERVER_SNAPSHOT -> Service.IMAGE;
      case VOLUME, SNAPSHOT -> Service.VOLUME;
    };
  }
}
