package io.firn.bench.run;

import java.util.Map;

/**
 * One benchmark with some parameters; the others have their defaults.
 *
 * @param benchmark the class
 * @param parameters by name
 */
record Point(Class<?> benchmark, Map<String, String> parameters) {

  Point {
    parameters = Map.copyOf(parameters);
  }
}
