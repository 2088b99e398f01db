package io.firn.openstack.http;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request, which may be sent any number of times. Immutable.
 *
 * @param headers may hold a token, so that they are in no message and not in {@code toString}
 * @param body sent from its start each time
 * @param gate of the body
 * @param repeatable whether a second arrival does no harm: then the connector tries again by itself
 */
public record HttpCall(
    String method,
    URI address,
    Map<String, String> headers,
    HttpBody body,
    BodyGate gate,
    boolean repeatable) {

  public HttpCall {
    headers = Map.copyOf(headers);
  }

  /** A request without a body; repeatable when the method only reads. */
  public static HttpCall of(String method, URI address) {
    boolean reads = method.equals("GET") || method.equals("HEAD");
    return new HttpCall(method, address, Map.of(), HttpBody.NONE, BodyGate.OPEN, reads);
  }

  /** The same with one more header. */
  public HttpCall with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpCall(method, address, more, body, gate, repeatable);
  }

  /** The same with this body. */
  public HttpCall with(List<ByteBuffer> newBody) {
    return with(HttpBody.of(newBody));
  }

  /** The same with this body. */
  public HttpCall with(HttpBody newBody) {
    return new HttpCall(method, address, headers, newBody, gate, repeatable);
  }

  /** The same, each piece of whose body passes this gate. */
  public HttpCall through(BodyGate newGate) {
    return new HttpCall(method, address, headers, body, newGate, repeatable);
  }

  /** The same with this text as its body. */
  public HttpCall withText(String type, String text) {
    return with("Content-Type", type)
        .with(List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
  }

  /** The same, to be sent again when its answer was lost. */
  public HttpCall again() {
    return new HttpCall(method, address, headers, body, gate, true);
  }

  /** The same, sent once: the caller decides what a lost answer means. */
  public HttpCall once() {
    return new HttpCall(method, address, headers, body, gate, false);
  }

  /**
   * Lets the first piece of the body pass its gate now; the call that is returned does not ask for
   * that once more. For one sending.
   *
   * @throws IOException of the gate
   */
  HttpCall admitted() throws IOException {
    int first = BufferPublisher.piece(body.first());
    if (first == 0) {
      return this;
    }
    gate.pass(first);
    AtomicBoolean paid = new AtomicBoolean(true);
    return through(
        bytes -> {
          if (!paid.getAndSet(false)) {
            gate.pass(bytes);
          }
        });
  }

  /** Bytes of the body. */
  public long length() {
    return body.length();
  }

  @Override
  public String toString() {
    return method + " " + address;
  }
}
