package io.firn.testkit.proxy;

import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The first line and the fields of a message, as far as needed to find its end.
 *
 * @param bytes as they came, with the empty line; not copied
 * @param first {@code PUT /path HTTP/1.1} or {@code HTTP/1.1 201 Created}
 * @param fields by name in lower case; of several with one name the last
 */
record HttpHead(byte[] bytes, String first, Map<String, String> fields) {

  static HttpHead parse(byte[] bytes) throws ProtocolException {
    List<String> lines = new String(bytes, StandardCharsets.ISO_8859_1).strip().lines().toList();
    if (lines.isEmpty()) {
      throw new ProtocolException("a head without a line");
    }
    Map<String, String> fields = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new ProtocolException("a field without colon: " + line);
      }
      fields.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new HttpHead(bytes, lines.getFirst(), fields);
  }

  private String word(int number) throws ProtocolException {
    String[] words = first.split(" ", 3);
    if (words.length <= number) {
      throw new ProtocolException("no first line of a message: " + first);
    }
    return words[number];
  }

  /** Of a request. */
  String method() throws ProtocolException {
    return word(0);
  }

  /** Of a request: path and query. */
  String target() throws ProtocolException {
    return word(1);
  }

  /** Of an answer. */
  int status() throws ProtocolException {
    try {
      return Integer.parseInt(word(1));
    } catch (NumberFormatException e) {
      throw new ProtocolException("no status: " + first);
    }
  }

  /** Of a request: its body is sent when the server has said 100. */
  boolean asksFirst() {
    return "100-continue".equalsIgnoreCase(fields.get("expect"));
  }

  BodyLength requestBody() throws ProtocolException {
    return isChunked() ? new BodyLength.Chunked() : new BodyLength.Known(length(0));
  }

  /**
   * Of a final answer.
   *
   * @param method of the request
   */
  BodyLength answerBody(String method) throws ProtocolException {
    int status = status();
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return new BodyLength.Known(0);
    }
    if (isChunked()) {
      return new BodyLength.Chunked();
    }
    long length = length(-1);
    return length < 0 ? new BodyLength.UntilEnd() : new BodyLength.Known(length);
  }

  private boolean isChunked() {
    return fields
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .endsWith("chunked");
  }

  private long length(long otherwise) throws ProtocolException {
    String text = fields.get("content-length");
    if (text == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new ProtocolException("no length: " + text);
    }
  }
}
