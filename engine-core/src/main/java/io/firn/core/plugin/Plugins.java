package io.firn.core.plugin;

import java.util.List;

/**
 * What a listing of plugins found.
 *
 * @param found by name, each name once
 * @param broken what could not be loaded
 */
public record Plugins<F>(List<F> found, List<PluginException.Broken> broken) {

  public Plugins {
    found = List.copyOf(found);
    broken = List.copyOf(broken);
  }
}
