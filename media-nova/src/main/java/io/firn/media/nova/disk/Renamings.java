package io.firn.media.nova.disk;

import io.firn.api.media.MediaException;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be taken in place of something that the snapshot names: {@code --map}. */
public final class Renamings {

  private static final String OPTION = "map";

  private final Map<String, String> newNames = new HashMap<>();

  private Renamings() {}

  /**
   * For a target's list of options.
   *
   * @param kinds what can be named anew, for the help
   */
  public static OptionSpec spec(String kinds) {
    return OptionSpec.of(
            OPTION,
            OptionType.TEXT_LIST,
            "Take NEW (a name or an id) in place of OLD; may be given several times; KIND: "
                + kinds)
        .withLabel("KIND:OLD=NEW");
  }

  /**
   * What was asked for.
   *
   * @throws MediaException.Misconfigured when one of them has another form or kind
   */
  public static Renamings of(PluginOptions options, List<String> kinds) throws MediaException {
    Renamings renamings = new Renamings();
    for (String text : options.texts(OPTION)) {
      int colon = text.indexOf(':');
      int equals = text.indexOf('=', colon + 1);
      if (colon < 0 || equals <= colon + 1 || equals == text.length() - 1) {
        throw new MediaException.Misconfigured(
            "--map takes KIND:OLD=NEW, as in type:ssd=hdd, not " + text, null);
      }
      String kind = text.substring(0, colon);
      if (!kinds.contains(kind)) {
        throw new MediaException.Misconfigured(
            "--map knows %s here, not %s".formatted(String.join(", ", kinds), kind), null);
      }
      String key = key(kind, text.substring(colon + 1, equals));
      renamings.newNames.put(key, text.substring(equals + 1));
    }
    return renamings;
  }

  /** What to take in place of something, if anything, by its id or its name. */
  public Optional<String> find(String kind, String id, String name) {
    return Optional.ofNullable(newNames.get(key(kind, id)))
        .or(() -> Optional.ofNullable(newNames.get(key(kind, name))));
  }

  private static String key(String kind, String old) {
    return kind + ":" + old;
  }
}
