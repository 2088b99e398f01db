package io.firn.openstack.identity;

import io.firn.openstack.CloudException;
import io.firn.openstack.Secret;
import io.firn.openstack.http.HttpConnector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The access to one cloud for one run. Thread-safe: however many threads need a new token, one asks
 * for it.
 */
public final class Session {

  /** What is left of a token when it is renewed: no request is to begin with one about to end. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final Credentials credentials;
  private final Login login;
  private final LongSupplier nanoTime;
  private final ReentrantLock renewal = new ReentrantLock();
  private final AtomicInteger logins = new AtomicInteger();
  private volatile Current current;

  private record Current(Access access, long renewAt) {}

  /** Asks nobody yet. */
  public Session(Credentials credentials, HttpConnector connector) {
    this(credentials, connector, System::nanoTime);
  }

  /** As the other one, with a clock. */
  public Session(Credentials credentials, HttpConnector connector, LongSupplier nanoTime) {
    this.credentials = credentials;
    this.login = new Login(connector);
    this.nanoTime = nanoTime;
  }

  /** An access whose token is good for a while; asks for one when there is none such. */
  public Access access() throws CloudException, InterruptedException {
    Current known = current;
    return isFresh(known) ? known.access() : renewed(known == null ? null : known.access().token());
  }

  private boolean isFresh(Current known) {
    return known != null && nanoTime.getAsLong() - known.renewAt() < 0;
  }

  /**
   * An access in place of one that was refused: that of another thread when one was faster.
   *
   * @throws CloudException.Denied when there cannot be another
   */
  public Access after(Access refused) throws CloudException, InterruptedException {
    if (credentials instanceof Credentials.Ready ready) {
      throw new CloudException.Denied(
          "the token given for " + ready.storage() + " is not accepted any more; get a new one");
    }
    return renewed(refused.token());
  }

  /**
   * Asks for an access, unless somebody just did.
   *
   * @param useless the token that will not do; null when there is none yet
   */
  private Access renewed(Secret useless) throws CloudException, InterruptedException {
    renewal.lockInterruptibly();
    try {
      Current known = current;
      if (isFresh(known) && !known.access().token().equals(useless)) {
        return known.access();
      }
      long asked = nanoTime.getAsLong();
      Access access = login.with(credentials);
      logins.incrementAndGet();
      current = new Current(access, asked + usable(access.lifetime()).toNanos());
      return access;
    } finally {
      renewal.unlock();
    }
  }

  /** Of a short life the last quarter is left, or it would be renewed for each request. */
  private static Duration usable(Optional<Duration> lifetime) {
    if (lifetime.isEmpty()) {
      return Duration.ofDays(365);
    }
    Duration quarter = lifetime.get().dividedBy(4);
    Duration margin = quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN;
    return lifetime.get().minus(margin);
  }

  /** How many tokens were asked for. */
  public int logins() {
    return logins.get();
  }
}
