package io.firn.openstack.identity;

import io.firn.openstack.CloudException;
import io.firn.openstack.Secret;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.HttpConnector;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Shows credentials and gets an access. Stateless. */
final class Login {

  private final HttpConnector connector;

  Login(HttpConnector connector) {
    this.connector = connector;
  }

  Access with(Credentials credentials) throws CloudException, InterruptedException {
    return switch (credentials) {
      case Credentials.Password password -> keystone(password.keystone(), password);
      case Credentials.Token token -> keystone(token.keystone(), token);
      case Credentials.Application application -> keystone(application.keystone(), application);
      case Credentials.TempAuth tempAuth -> tempAuth(tempAuth);
      case Credentials.Ready ready ->
          new Access(
              ready.token(),
              Optional.empty(),
              Catalogue.of(CloudClient.OBJECT_STORE, ready.storage()));
    };
  }

  private Access keystone(URI keystone, Credentials credentials)
      throws CloudException, InterruptedException {
    HttpCall call =
        HttpCall.of("POST", URI.create(keystone + "/auth/tokens"))
            .with("Accept", "application/json")
            .withText("application/json", KeystoneRequest.of(credentials))
            .again();
    HttpAnswer answer = connector.send(call);
    if (answer.status() == 401) {
      throw new CloudException.Denied(
          "%s does not accept %s".formatted(keystone, described(credentials)));
    }
    if (answer.status() == 404 || answer.status() / 100 == 3) {
      throw new CloudException.Misconfigured(
          "%s is not the address of a Keystone v3 (%s); check the auth URL"
              .formatted(keystone, answer.reason()),
          null);
    }
    failUnlessSuccess(keystone, answer);
    return KeystoneAnswer.read(keystone, answer);
  }

  private static String described(Credentials credentials) {
    return switch (credentials) {
      case Credentials.Password password ->
          "the password of user " + password.user() + " " + password.scope();
      case Credentials.Token token -> "this token " + token.scope() + "; it may have expired";
      case Credentials.Application application ->
          "the secret of application credential "
              + application.application()
              + ", or that has expired or was deleted";
      case Credentials.TempAuth tempAuth -> "the key of user " + tempAuth.user();
      case Credentials.Ready ready -> "this token for " + ready.storage();
    };
  }

  private Access tempAuth(Credentials.TempAuth credentials)
      throws CloudException, InterruptedException {
    HttpCall call =
        HttpCall.of("GET", credentials.address())
            .with("X-Auth-User", credentials.user())
            .with("X-Auth-Key", credentials.key().reveal())
            .again();
    HttpAnswer answer = connector.send(call);
    if (answer.status() == 401 || answer.status() == 403) {
      throw new CloudException.Denied(
          "%s does not accept %s".formatted(credentials.address(), described(credentials)));
    }
    failUnlessSuccess(credentials.address(), answer);
    String token = header(credentials.address(), answer, "X-Auth-Token");
    URI storage = address(header(credentials.address(), answer, "X-Storage-Url"));
    Optional<Duration> lifetime =
        answer
            .header("X-Auth-Token-Expires")
            .filter(text -> text.matches("[0-9]{1,9}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    return new Access(new Secret(token), lifetime, Catalogue.of(CloudClient.OBJECT_STORE, storage));
  }

  private static void failUnlessSuccess(URI address, HttpAnswer answer) throws CloudException {
    if (answer.isOverload()) {
      throw new CloudException.Unreachable(
          "%s cannot give a token now: %s".formatted(address, answer.reason()),
          null,
          answer.retryAfter());
    }
    if (!answer.isSuccess()) {
      throw new CloudException.Misconfigured(
          "%s gives no token: %s".formatted(address, answer.reason()), null);
    }
  }

  private static String header(URI address, HttpAnswer answer, String name)
      throws CloudException.Misconfigured {
    return answer
        .header(name)
        .orElseThrow(
            () ->
                new CloudException.Misconfigured(
                    "%s answers without %s: it is not an identity service of version 1"
                        .formatted(address, name),
                    null));
  }

  private static URI address(String text) throws CloudException.Unexpected {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new CloudException.Unexpected("the storage address " + text + " is malformed", e);
    }
  }
}
