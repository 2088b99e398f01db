package io.firn.storage.s3.http;

import java.io.IOException;

/** What every piece of a body passes before it goes out; it may wait, to hold a limit. */
@FunctionalInterface
public interface BodyGate {

  /** Lets everything pass. */
  BodyGate OPEN = bytes -> {};

  /**
   * Lets a piece pass, in a thread of the client. The time that this takes is no silence of the
   * server.
   *
   * @param bytes of the piece, 16 KiB at most
   * @throws IOException to end the request with
   */
  void pass(int bytes) throws IOException;
}
