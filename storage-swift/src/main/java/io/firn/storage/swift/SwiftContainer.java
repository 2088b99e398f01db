package io.firn.storage.swift;

import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import java.net.URI;

/** Whether the container is there, and its making. Thread-safe. */
final class SwiftContainer {

  private final SwiftAccount account;
  private final Place place;
  private final SwiftSettings settings;
  private volatile boolean seen;

  SwiftContainer(SwiftAccount account, Place place, SwiftSettings settings) {
    this.account = account;
    this.place = place;
    this.settings = settings;
  }

  private URI address() {
    return account.address().container(place.container());
  }

  /**
   * Looks for it.
   *
   * @throws StorageException.NotFound when it is not there and is not to be made either
   */
  void look() throws StorageException {
    HttpAnswer answer = account.send(HttpCall.of("HEAD", address()));
    if (answer.isSuccess()) {
      seen = true;
    } else if (answer.status() != SwiftErrors.NOT_FOUND) {
      throw SwiftErrors.of(answer, "container " + place.container());
    } else if (!mayBeMissing()) {
      throw missing();
    }
  }

  /** Whether a 404 only means that nothing was created here yet. */
  boolean mayBeMissing() {
    return settings.mode() == OpenMode.CREATE && !seen;
  }

  StorageException.NotFound missing() {
    return new StorageException.NotFound("there is no container " + place.container(), null);
  }

  /** Notes that a request was answered from within it. */
  void wasThere() {
    seen = true;
  }

  /** Makes it; one that somebody else made meanwhile will do. */
  void make() throws StorageException {
    HttpCall call = HttpCall.of("PUT", address());
    if (settings.policy().isPresent()) {
      call = call.with("X-Storage-Policy", settings.policy().get());
    }
    HttpAnswer answer = account.send(call);
    if (answer.status() == 400 && settings.policy().isPresent()) {
      throw new StorageException.Misconfigured(
          "container %s cannot be made with --swift-policy %s: %s"
              .formatted(place.container(), settings.policy().get(), answer.reason()),
          null);
    }
    if (!answer.isSuccess()) {
      throw SwiftErrors.of(answer, "making of container " + place.container());
    }
    seen = true;
  }
}
