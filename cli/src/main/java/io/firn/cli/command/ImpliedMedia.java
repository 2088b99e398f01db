package io.firn.cli.command;

import io.firn.api.media.MediaFactory;
import io.firn.api.plugin.OptionSpec;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.PluginUse;
import io.firn.core.plugin.PluginLoader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which media is meant by those who give one of its options and do not name it, as Freezer's users
 * do: {@code --nova-inst-id} says enough. Looks at all media, so it is asked only about an option
 * that the usual one has not.
 */
final class ImpliedMedia {

  private final PluginLoader plugins;

  ImpliedMedia(PluginLoader plugins) {
    this.plugins = plugins;
  }

  /**
   * The media that has most of these options.
   *
   * @param options without dashes
   * @return empty when none has any of them
   * @throws UsageException when several have
   */
  Optional<String> of(Set<String> options, PluginUse use) throws UsageException {
    List<String> best = new ArrayList<>();
    long most = 0;
    for (MediaFactory factory : plugins.media().found()) {
      long has = names(factory, use).stream().filter(options::contains).count();
      if (has > most) {
        best.clear();
        most = has;
      }
      if (has > 0 && has == most) {
        best.add(factory.name());
      }
    }
    if (best.size() > 1) {
      throw new UsageException(
          "--%s is an option of the media %s; choose one with --media"
              .formatted(options.iterator().next(), String.join(" and ", best)));
    }
    return best.stream().findFirst();
  }

  /** A media that leaves something to clean up, when there is but one cleaner. */
  Optional<String> toClean() {
    Map<String, String> names = new TreeMap<>();
    plugins
        .media()
        .found()
        .forEach(
            factory ->
                factory
                    .cleaner()
                    .ifPresent(cleaner -> names.putIfAbsent(cleaner.scope(), factory.name())));
    return names.size() == 1 ? names.values().stream().findFirst() : Optional.empty();
  }

  /** The media that have this option. */
  List<String> having(String option, PluginUse use) {
    return plugins.media().found().stream()
        .filter(factory -> names(factory, use).contains(option))
        .map(MediaFactory::name)
        .toList();
  }

  /** What all media together take, for suggestions. */
  Set<String> options(PluginUse use) {
    Set<String> all = new LinkedHashSet<>();
    for (MediaFactory factory : plugins.media().found()) {
      all.addAll(names(factory, use));
    }
    return all;
  }

  private static List<String> names(MediaFactory factory, PluginUse use) {
    return use.options(factory).stream().map(OptionSpec::name).toList();
  }
}
