package io.firn.api.storage;

/**
 * Name of an object: one or more components of {@code [A-Za-z0-9._-]}, joined by {@code /}, 1 to
 * 255 characters in all, no component being {@code .} or {@code ..}. This is what every storage
 * must take; the engine never uses anything else.
 */
public record ObjectName(String value) implements Comparable<ObjectName> {

  public static final int MAX_LENGTH = 255;

  public ObjectName {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an object name: " + value);
    }
  }

  public static ObjectName of(String value) {
    return new ObjectName(value);
  }

  /** Tells whether {@code name} may be an object name; for names that come from outside. */
  public static boolean isValid(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || !legalCharacters(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean legalCharacters(String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      boolean legal =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '_'
              || c == '-';
      if (!legal) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(ObjectName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
