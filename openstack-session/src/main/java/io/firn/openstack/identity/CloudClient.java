package io.firn.openstack.identity;

import io.firn.openstack.CloudException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.HttpConnector;
import io.firn.openstack.http.HttpCounts;
import io.firn.openstack.http.HttpDownload;
import java.net.URI;
import java.util.Optional;

/**
 * Requests to the services of one cloud, with its token. A request that is refused by 401 is sent
 * again once with a new token; the body is sent from its start. Thread-safe.
 */
public final class CloudClient implements AutoCloseable {

  /** Swift's type in catalogues. */
  public static final String OBJECT_STORE = "object-store";

  private static final int UNAUTHORIZED = 401;
  private static final String TOKEN = "X-Auth-Token";

  private final Session session;
  private final HttpConnector connector;
  private final Optional<String> region;
  private final String face;

  /**
   * A client of one cloud.
   *
   * @param connector closed with this
   * @param region empty for the only one
   * @param face which of a service's addresses: {@code public}, {@code internal}, {@code admin}
   */
  public CloudClient(
      Session session, HttpConnector connector, Optional<String> region, String face) {
    this.session = session;
    this.connector = connector;
    this.region = region;
    this.face = face;
  }

  /** Where a service is; logs in when that was not done yet. */
  public URI address(String serviceType) throws CloudException, InterruptedException {
    return session.access().catalogue().find(serviceType, region, face);
  }

  /** Sends and waits for the whole answer. A 401 that is left is one of the new token too. */
  public HttpAnswer send(HttpCall call) throws CloudException, InterruptedException {
    HttpCall first = connector.admitted(call);
    Access access = session.access();
    HttpAnswer answer = connector.send(authorized(first, access));
    if (answer.status() != UNAUTHORIZED) {
      return answer;
    }
    HttpCall second = connector.admitted(call);
    return connector.send(authorized(second, session.after(access)));
  }

  /** Sends and opens the body of a success. */
  public HttpDownload open(HttpCall call) throws CloudException, InterruptedException {
    Access access = session.access();
    HttpDownload download = connector.open(authorized(call, access));
    return download.answer().status() == UNAUTHORIZED
        ? connector.open(authorized(call, session.after(access)))
        : download;
  }

  private static HttpCall authorized(HttpCall call, Access access) {
    return call.with(TOKEN, access.token().reveal());
  }

  /** For diagnostics. */
  public HttpCounts counts() {
    return connector.counts();
  }

  /** How many tokens were asked for. */
  public int logins() {
    return session.logins();
  }

  @Override
  public void close() {
    connector.close();
  }
}
