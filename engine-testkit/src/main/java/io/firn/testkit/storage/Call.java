package io.firn.testkit.storage;

import static java.util.Objects.requireNonNull;

/**
 * Which calls a {@link Fault} hits. Immutable; counted by the {@link FaultyStorage} it is given to,
 * among the calls that fit its verb, prefix and page.
 *
 * @param verb the call
 * @param prefix with what the object's name, or a listing's prefix, begins; empty for all
 * @param page of a listing: only its {@code page}-th page, from 1; 0 for any
 * @param first number of the first call that is hit, from 1
 * @param last number of the last one
 * @param oneIn of those, a random one in so many; 1 for all
 */
public record Call(Verb verb, String prefix, int page, int first, int last, int oneIn) {

  public Call {
    requireNonNull(verb, "verb");
    requireNonNull(prefix, "prefix");
    if (first < 1 || last < first || page < 0 || oneIn < 1) {
      throw new IllegalArgumentException("no call is " + first + " to " + last);
    }
  }

  /** The n-th call of the verb, counted from 1. */
  public static Call nth(Verb verb, int n) {
    return new Call(verb, "", 0, n, n, 1);
  }

  /** The n-th call of the verb and all that follow. */
  public static Call from(Verb verb, int n) {
    return new Call(verb, "", 0, n, Integer.MAX_VALUE, 1);
  }

  /** Every call of the verb. */
  public static Call every(Verb verb) {
    return from(verb, 1);
  }

  /** The first time that the n-th page of a listing is asked for. */
  public static Call page(int n) {
    return new Call(Verb.LIST, "", n, 1, 1, 1);
  }

  /** A random one in {@code n} calls of the verb, by the storage's seed. */
  public static Call oneIn(int n, Verb verb) {
    return new Call(verb, "", 0, 1, Integer.MAX_VALUE, n);
  }

  /** This, among the objects or listings below a prefix: {@code segments/}. */
  public Call below(String newPrefix) {
    return new Call(verb, newPrefix, page, first, last, oneIn);
  }

  boolean fits(Verb actual, String target, int actualPage) {
    return verb == actual && target.startsWith(prefix) && (page == 0 || page == actualPage);
  }
}
