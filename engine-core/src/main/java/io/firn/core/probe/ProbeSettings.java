package io.firn.core.probe;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * What a probe may do, and for whom its advice is.
 *
 * @param connections requests at once at most, at least 1
 * @param uploads how many uploads of segments of so many bytes the memory of a backup has room for;
 *     below 1 when not even one
 * @param settleOption the plugin's option that declares how long listings may lag, if it has one
 */
public record ProbeSettings(
    int connections, IntUnaryOperator uploads, Optional<String> settleOption) {

  public ProbeSettings {
    requireNonNull(uploads, "uploads");
    requireNonNull(settleOption, "settleOption");
    if (connections < 1) {
      throw new IllegalArgumentException(connections + " requests at once");
    }
  }
}
