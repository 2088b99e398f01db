package io.firn.openstack;

import static java.util.Objects.requireNonNull;

/**
 * A password, key or token. Shows itself nowhere but by {@link #reveal()}: not in {@code toString},
 * and so in no log and no message that a record which holds it ends up in.
 */
public final class Secret {

  private final String value;

  public Secret(String value) {
    this.value = requireNonNull(value, "value");
  }

  /** The text itself, for the request that needs it. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
