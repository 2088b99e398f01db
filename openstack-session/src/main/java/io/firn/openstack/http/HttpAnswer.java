package io.firn.openstack.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A whole answer, of any status. Its body is not shown: that of an identity service has tokens. */
public record HttpAnswer(int status, HttpHeaders headers, byte[] body) {

  private static final int REASON_LENGTH = 200;

  /** One value of a header, the first when there are several. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** Whether the same request may fare better later. */
  public boolean isOverload() {
    return switch (status) {
      case 408, 429, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }

  /** What {@code Retry-After} says in seconds; its other form, a date, is used by nobody here. */
  public Optional<Duration> retryAfter() {
    return header("Retry-After")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** For messages about a failure: the status, and what the server says without its HTML. */
  public String reason() {
    String said = text().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    String part = said.length() > REASON_LENGTH ? said.substring(0, REASON_LENGTH) + "..." : said;
    return part.isEmpty() ? "status " + status : "status " + status + ": " + part;
  }

  @Override
  public String toString() {
    return "HttpAnswer[status=" + status + ", body of " + body.length + " bytes]";
  }
}
