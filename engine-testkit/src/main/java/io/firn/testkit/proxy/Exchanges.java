package io.firn.testkit.proxy;

import java.util.ArrayDeque;
import java.util.Optional;

/** Requests of a connection that were passed on and not yet answered. Thread-safe. */
final class Exchanges {

  private final ArrayDeque<Exchange> pending = new ArrayDeque<>();

  /** One request. */
  static final class Exchange {

    final String method;

    /** What its answer meets. */
    final Optional<Script.Line> fault;

    private boolean continued;
    private boolean refused;
    private boolean met;

    Exchange(String method, Optional<Script.Line> fault) {
      this.method = method;
      this.fault = fault;
    }

    /** Its fault has happened. */
    synchronized void met() {
      met = true;
    }

    /** The connection has ended: a fault that has not happened is left to another request. */
    private synchronized void abandon() {
      if (!met) {
        fault.ifPresent(Script.Line::owe);
      }
    }

    /** The server has asked for the body. */
    synchronized void continued() {
      continued = true;
    }

    /** The server has answered. */
    synchronized void answered() {
      refused = !continued;
    }

    /** The server has answered without asking for the body. */
    synchronized boolean isRefused() {
      return refused;
    }
  }

  synchronized void begin(Exchange exchange) {
    pending.add(exchange);
  }

  /** The one whose answer comes next; empty when the server speaks unasked. */
  synchronized Optional<Exchange> next() {
    return Optional.ofNullable(pending.peek());
  }

  synchronized void end() {
    pending.poll();
    notifyAll();
  }

  /** No further answer comes. */
  synchronized void abandon() {
    pending.forEach(Exchange::abandon);
  }

  /** Waits until all are answered. */
  synchronized void awaitNone() throws InterruptedException {
    while (!pending.isEmpty()) {
      wait();
    }
  }
}
