package io.firn.core.probe;

import static java.util.Objects.requireNonNull;

/**
 * A verdict and what it is of.
 *
 * @param obligation its name, in words joined by hyphens: {@code listing-lag}
 */
public record Finding(String obligation, Verdict verdict) {
  public Finding {
    requireNonNull(obligation, "obligation");
    requireNonNull(verdict, "verdict");
  }
}
