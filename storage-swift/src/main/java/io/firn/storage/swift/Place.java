package io.firn.storage.swift;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a repository is within an account.
 *
 * @param container its name
 * @param prefix what all names begin with: empty, or ending in a slash
 */
record Place(String container, String prefix) {

  private static final int MAX_CONTAINER_BYTES = 256;

  /** Swift takes 1024; what is left must hold the longest name of an object. */
  private static final int MAX_PREFIX_BYTES = 1024 - ObjectName.MAX_LENGTH;

  /** Reads {@code container[/prefix]}. */
  static Place parse(String text) throws StorageException.Misconfigured {
    int slash = text.indexOf('/');
    String container = slash < 0 ? text : text.substring(0, slash);
    String prefix = slash < 0 ? "" : text.substring(slash + 1).replaceFirst("/$", "");
    if (container.isBlank() || bytes(container) > MAX_CONTAINER_BYTES) {
      throw new StorageException.Misconfigured(
          "'%s' names no container: write --container NAME or NAME/PREFIX, the name in at most %d bytes"
              .formatted(text, MAX_CONTAINER_BYTES),
          null);
    }
    if (container.equals(".") || container.equals("..")) {
      throw new StorageException.Misconfigured(text + ": a container is not called so", null);
    }
    if (prefix.isEmpty()) {
      return new Place(container, "");
    }
    for (String part : prefix.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new StorageException.Misconfigured(
            "the prefix in '%s' has an empty part or one of dots only".formatted(text), null);
      }
    }
    if (bytes(prefix) >= MAX_PREFIX_BYTES) {
      throw new StorageException.Misconfigured(
          "the prefix in '%s' is too long: at most %d bytes".formatted(text, MAX_PREFIX_BYTES - 1),
          null);
    }
    return new Place(container, prefix + "/");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The name that Swift knows an object by. */
  String whole(ObjectName name) {
    return prefix + name.value();
  }

  /** The object that Swift's name is of; empty for one that no Firn wrote. */
  Optional<ObjectName> name(String whole) {
    if (!whole.startsWith(prefix)) {
      return Optional.empty();
    }
    String own = whole.substring(prefix.length());
    return ObjectName.isValid(own) ? Optional.of(ObjectName.of(own)) : Optional.empty();
  }

  @Override
  public String toString() {
    return container + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
  }
}
