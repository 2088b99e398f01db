package io.firn.storage.local;

import java.util.Locale;
import java.util.regex.Pattern;

/** What users write as a container. Stateless. */
final class Containers {

  /** Also layered ones: {@code zip:file:///archive.zip}. */
  private static final Pattern URI = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:)+//.*");

  /** Greedy, as a password may hold an at-sign itself. */
  private static final Pattern PASSWORD = Pattern.compile("(://[^:/@]*):.*@");

  private Containers() {}

  static boolean isUri(String container) {
    return container.contains("://") && URI.matcher(container).matches();
  }

  static String scheme(String uri) {
    return uri.substring(0, uri.indexOf(':')).toLowerCase(Locale.ROOT);
  }

  /** True when the user part of the address has a password in it. */
  static boolean holdsPassword(String uri) {
    return PASSWORD.matcher(uri).find();
  }

  /** The container without a password, for messages. */
  static String masked(String container) {
    return PASSWORD.matcher(container).replaceFirst("$1:***@");
  }
}
