package io.firn.storage.s3.http;

import java.io.IOException;

/** The body of one call of the SDK, from its beginning to its end. Thread-safe. */
final class Outgoing {

  private final BodyGate gate;
  private volatile boolean over;

  Outgoing(BodyGate gate) {
    this.gate = gate;
  }

  /** The call has ended: its body may be gone, and not a byte more is taken of it. */
  void end() {
    over = true;
  }

  void failIfOver() throws IOException {
    if (over) {
      throw new IOException("the request has ended");
    }
  }

  void pass(int bytes) throws IOException {
    gate.pass(bytes);
  }
}
