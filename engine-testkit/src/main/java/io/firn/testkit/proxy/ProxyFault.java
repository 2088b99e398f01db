package io.firn.testkit.proxy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** What goes wrong with a request on its way. */
public sealed interface ProxyFault {

  /**
   * The request is not passed on but answered by a status, once its body is read. To {@code Expect:
   * 100-continue} the answer comes before the body, and ends the connection.
   *
   * @param retryAfter sent in whole seconds; empty to say nothing
   */
  record Answer(int status, Optional<Duration> retryAfter) implements ProxyFault {
    public Answer {
      requireNonNull(retryAfter, "retryAfter");
      if (status < 300 || status > 599) {
        throw new IllegalArgumentException("status " + status);
      }
    }

    /** This, with a time to wait. */
    public Answer after(Duration time) {
      return new Answer(status, Optional.of(time));
    }
  }

  /**
   * Both connections break after a random byte of the request's body, before its last one; where
   * its length is not announced, after one of the first five.
   */
  record CutRequest() implements ProxyFault {}

  /**
   * Both connections break after a random byte of the answer's body, before its last one; where its
   * length is not announced, after one of the first five.
   */
  record CutAnswer() implements ProxyFault {}

  /** The request is passed on and done, and both connections break before its answer. */
  record LostAnswer() implements ProxyFault {}

  /** See {@link Answer}. */
  static Answer answer(int status) {
    return new Answer(status, Optional.empty());
  }

  /** See {@link CutRequest}. */
  static ProxyFault cutRequest() {
    return new CutRequest();
  }

  /** See {@link CutAnswer}. */
  static ProxyFault cutAnswer() {
    return new CutAnswer();
  }

  /** See {@link LostAnswer}. */
  static ProxyFault lostAnswer() {
    return new LostAnswer();
  }
}
