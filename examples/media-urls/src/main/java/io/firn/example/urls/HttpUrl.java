package io.firn.example.urls;

import io.firn.api.media.MediaException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An address that has been checked: http or https, with a host, without a user. */
record HttpUrl(URI uri) {

  static HttpUrl parse(String text) throws MediaException.Misconfigured {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      // Neither the text nor the cause, which quotes it: there may be a password in it.
      throw new MediaException.Misconfigured("a URL is not well formed; escape blanks and the like in it", null);
    }
    if (uri.getRawUserInfo() != null) {
      throw new MediaException.Misconfigured(
          "a URL of " + uri.getHost() + " holds a user: that would be visible to others", null);
    }
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null) {
      throw new MediaException.Misconfigured(text + " is no http or https URL", null);
    }
    return new HttpUrl(uri);
  }

  /** What the stream is called: without scheme, and one component of a path. */
  String streamName() {
    String text = uri.getRawSchemeSpecificPart().substring(2);
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The address of {@code name} in the folder that this is. */
  HttpUrl resolve(String name) {
    String folder = uri.toString();
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return new HttpUrl(URI.create(folder + (folder.endsWith("/") ? "" : "/") + encoded));
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
