package io.firn.testkit.storage;

import java.util.random.RandomGenerator;

/** A line of the script, with its counts. Thread-safe. */
final class Step {

  final Call call;
  final Fault fault;
  private int calls;
  private int exercised;

  Step(Call call, Fault fault) {
    this.call = call;
    this.fault = fault;
  }

  /** Counts a call that fits, and tells whether it is to be hit. */
  synchronized boolean hits(Verb verb, String target, int page, RandomGenerator random) {
    if (!call.fits(verb, target, page)) {
      return false;
    }
    calls++;
    return calls >= call.first() && calls <= call.last() && random.nextInt(call.oneIn()) == 0;
  }

  /** The fault has really happened. */
  synchronized void happened() {
    exercised++;
  }

  synchronized int exercised() {
    return exercised;
  }

  @Override
  public String toString() {
    return call + " -> " + fault;
  }
}
