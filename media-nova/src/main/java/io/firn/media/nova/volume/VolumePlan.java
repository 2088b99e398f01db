package io.firn.media.nova.volume;

import io.firn.api.media.MediaException;
import io.firn.media.nova.disk.Renamings;
import io.firn.openstack.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where volumes can be made again. Asks Cinder once. */
public final class VolumePlan {

  /** The kind of {@code --map}. */
  public static final String TYPE = "type";

  private final Cinder cinder;
  private final Renamings renamings;
  private List<String> types;

  /** Asks nobody yet. */
  public VolumePlan(Cinder cinder, Renamings renamings) {
    this.cinder = cinder;
    this.renamings = renamings;
  }

  /**
   * The wish with the type that is there for it.
   *
   * @throws MediaException.Misconfigured when there is none such, naming those that are there
   */
  public VolumeWish placed(VolumeWish wish) throws MediaException {
    Optional<String> missing = missing(wish);
    if (missing.isPresent()) {
      throw new MediaException.Misconfigured(missing.get(), null);
    }
    return wish.ofType(wish.type().map(this::renamed));
  }

  /** What keeps the volume from being made, and what to do; empty when nothing does. */
  public synchronized Optional<String> missing(VolumeWish wish) throws MediaException {
    if (wish.type().isEmpty()) {
      return Optional.empty();
    }
    if (types == null) {
      types = cinder.types().stream().flatMap(VolumePlan::name).toList();
    }
    String type = renamed(wish.type().get());
    return types.contains(type)
        ? Optional.empty()
        : Optional.of(
            "there is no volume type %s; add --map type:%s=NEW with one of %s"
                .formatted(type, wish.type().get(), String.join(", ", types)));
  }

  private static Stream<String> name(Json type) {
    return type.at("name").text().stream();
  }

  private String renamed(String type) {
    return renamings.find(TYPE, type, type).orElse(type);
  }
}
