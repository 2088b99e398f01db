package io.firn.openstack.identity;

import io.firn.openstack.ScriptedServer;
import io.firn.openstack.ScriptedServer.Asked;
import io.firn.openstack.ScriptedServer.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Keystone and one service behind it, as far as a session sees them. */
final class KeystoneFake implements AutoCloseable {

  private final ScriptedServer server = start();
  final AtomicInteger issued = new AtomicInteger();

  /** Tokens below this number are refused by the service. */
  volatile int oldestAccepted = 1;

  volatile boolean denies;

  KeystoneFake() throws IOException {}

  private ScriptedServer start() throws IOException {
    return new ScriptedServer(this::answer);
  }

  private Reply answer(Asked asked) throws InterruptedException {
    return asked.target().getPath().equals("/v3/auth/tokens") ? token() : service(asked);
  }

  private Reply token() throws InterruptedException {
    if (denies) {
      return new Reply(401, Map.of(), "{\"error\": {\"message\": \"go away\"}}");
    }
    int number = issued.incrementAndGet();
    // Long enough for other threads to come by in the meantime.
    Thread.sleep(100);
    return new Reply(
        201,
        Map.of("X-Subject-Token", "token-" + number),
        """
        {"token": {"issued_at": "2026-01-01T00:00:00.000000Z",
          "expires_at": "2026-01-01T01:00:00.000000Z",
          "catalog": [{"type": "object-store", "endpoints": [
            {"interface": "public", "region_id": "one", "url": "%s"},
            {"interface": "public", "region_id": "two", "url": "http://two/v1/x"},
            {"interface": "internal", "region_id": "one", "url": "http://inner/v1/x"}]}]}}
        """
            .formatted(server.address("/v1/AUTH_x")));
  }

  private Reply service(Asked asked) {
    String token = String.valueOf(asked.header("X-auth-token"));
    int number = Integer.parseInt(token.replaceFirst("^token-", "0"));
    return Reply.of(number < oldestAccepted ? 401 : 204);
  }

  ScriptedServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }
}
