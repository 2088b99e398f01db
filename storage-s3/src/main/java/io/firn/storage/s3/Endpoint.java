package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which server.
 *
 * @param address of a server that the user named; empty for AWS, by the region
 */
record Endpoint(Optional<URI> address) {

  static final Endpoint AWS = new Endpoint(Optional.empty());

  private static final Pattern AWS_HOST =
      Pattern.compile("(?:.*\\.)?(?:amazonaws\\.com(?:\\.cn)?|api\\.aws)");

  /** Reads {@code https://host[:port]}; a host alone is taken with https. */
  static Endpoint parse(String text) throws StorageException.Misconfigured {
    String whole = text.contains("://") ? text : "https://" + text;
    try {
      URI address = URI.create(whole.replaceFirst("/+$", ""));
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      boolean plain = address.getUserInfo() == null && address.getQuery() == null;
      if (address.getHost() != null && plain && (scheme.equals("http") || scheme.equals("https"))) {
        return new Endpoint(Optional.of(address));
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the text: it may have a password in it.
    }
    throw new StorageException.Misconfigured(
        "--endpoint is no address of a server: write https://HOST or http://HOST:PORT", null);
  }

  /** Whether it is AWS itself, whose promises are known. */
  boolean isAws() {
    return address
        .map(uri -> AWS_HOST.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches())
        .orElse(true);
  }

  @Override
  public String toString() {
    return address.map(URI::toString).orElse("AWS");
  }
}
