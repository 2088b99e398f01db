package io.firn.storage.swift;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Addresses below an account. Names are encoded byte by byte, so that {@code ?}, {@code #} and
 * {@code %} stay part of them; dots cannot climb, as no part of a name is {@code .} or {@code ..}.
 *
 * @param account of the storage, as the catalogue has it
 */
record Address(URI account) {

  private static final String UNRESERVED = "-._~";

  URI container(String container) {
    return URI.create(account + "/" + encode(container));
  }

  /**
   * An object's address.
   *
   * @param name whole, with the prefix; its slashes separate
   */
  URI object(String container, String name) {
    return URI.create(account + "/" + path(container, name));
  }

  /** An object's address below the account. */
  static String path(String container, String name) {
    StringBuilder path = new StringBuilder(encode(container));
    for (String part : name.split("/", -1)) {
      path.append('/').append(encode(part));
    }
    return path.toString();
  }

  /** Takes a list of what to delete. */
  URI bulkDelete() {
    return URI.create(account + "?bulk-delete");
  }

  /** A page of a container's listing. */
  URI listing(String container, String prefix, String marker, int limit) {
    StringBuilder address = new StringBuilder(container(container).toString());
    address.append("?format=json&prefix=").append(encode(prefix));
    if (!marker.isEmpty()) {
      address.append("&marker=").append(encode(marker));
    }
    if (limit > 0) {
      address.append("&limit=").append(limit);
    }
    return URI.create(address.toString());
  }

  /** Where the cluster says what it can do: beside the version that the account's path has. */
  URI info() {
    return URI.create(account.toString().replaceFirst("/v1(\\.0)?(/[^/]*)?$", "") + "/info");
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = (c < 0x80 && Character.isLetterOrDigit(c)) || UNRESERVED.indexOf(c) >= 0;
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append(hex(b >> 4)).append(hex(b));
      }
    }
    return encoded.toString();
  }

  private static char hex(int nibble) {
    return Character.toUpperCase(Character.forDigit(nibble & 0xf, 16));
  }
}
