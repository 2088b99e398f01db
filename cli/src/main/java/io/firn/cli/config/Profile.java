package io.firn.cli.config;

import java.util.List;
import java.util.Map;

/**
 * A named set of options.
 *
 * @param name as under {@code profiles} in the file
 * @param options texts by long option name without dashes; a switch has {@code true} or {@code
 *     false}; a list has one text for each item
 */
public record Profile(String name, Map<String, List<String>> options) {

  public static final Profile NONE = new Profile("", Map.of());
}
