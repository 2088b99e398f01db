package io.firn.storage.s3;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a repository is.
 *
 * @param bucket its name
 * @param prefix what all keys begin with: empty, or ending in a slash
 */
record Place(String bucket, String prefix) {

  /** Wider than AWS, whose own rules the server tells: others take capitals and longer names. */
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,254}");

  /** Keys have 1024; what is left must hold the longest name of an object. */
  private static final int MAX_PREFIX_BYTES = 1024 - ObjectName.MAX_LENGTH;

  /** Reads {@code bucket[/prefix]}. */
  static Place parse(String text) throws StorageException.Misconfigured {
    int slash = text.indexOf('/');
    String bucket = slash < 0 ? text : text.substring(0, slash);
    String prefix = slash < 0 ? "" : text.substring(slash + 1).replaceFirst("/$", "");
    if (!BUCKET.matcher(bucket).matches()) {
      throw new StorageException.Misconfigured(
          "'%s' names no bucket: write --container BUCKET or BUCKET/PREFIX, the bucket in 3 or more"
                  .formatted(text)
              + " letters, digits, dots and hyphens",
          null);
    }
    if (prefix.isEmpty()) {
      return new Place(bucket, "");
    }
    for (String part : prefix.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new StorageException.Misconfigured(
            "the prefix in '%s' has an empty part or one of dots only".formatted(text), null);
      }
    }
    if (prefix.getBytes(StandardCharsets.UTF_8).length >= MAX_PREFIX_BYTES) {
      throw new StorageException.Misconfigured(
          "the prefix in '%s' is too long: at most %d bytes".formatted(text, MAX_PREFIX_BYTES - 1),
          null);
    }
    return new Place(bucket, prefix + "/");
  }

  /** The key of an object. */
  String key(ObjectName name) {
    return prefix + name.value();
  }

  /** The object that a key is of; empty for one that no Firn wrote. */
  Optional<ObjectName> name(String key) {
    if (!key.startsWith(prefix)) {
      return Optional.empty();
    }
    String own = key.substring(prefix.length());
    return ObjectName.isValid(own) ? Optional.of(ObjectName.of(own)) : Optional.empty();
  }

  @Override
  public String toString() {
    return bucket + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
  }
}
