package io.firn.api.media;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * One extended attribute as the kernel gives it; POSIX ACLs and capabilities are among them ({@code
 * system.posix_acl_access}, {@code security.capability}).
 *
 * @param name with its namespace, in UTF-8
 * @param value arbitrary bytes; must not be changed afterwards
 */
public record ExtendedAttribute(String name, byte[] value) {

  public ExtendedAttribute {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExtendedAttribute attribute
        && name.equals(attribute.name)
        && Arrays.equals(value, attribute.value);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(value);
  }
}
