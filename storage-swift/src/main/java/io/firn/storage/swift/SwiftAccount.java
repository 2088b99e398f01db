package io.firn.storage.swift;

import io.firn.api.storage.ServerDate;
import io.firn.api.storage.StorageException;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.HttpDownload;
import io.firn.openstack.identity.CloudClient;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Requests to one account of Swift, with the errors of a storage. Thread-safe. */
final class SwiftAccount implements AutoCloseable {

  private final CloudClient client;
  private final Address address;
  private final ServerDate date = new ServerDate();

  private SwiftAccount(CloudClient client, Address address) {
    this.client = client;
    this.address = address;
  }

  /**
   * Logs in.
   *
   * @param client closed with this, or when this fails
   * @param given the account's address in place of the catalogue's
   */
  static SwiftAccount open(CloudClient client, Optional<URI> given) throws StorageException {
    boolean opened = false;
    try {
      // Also with a given address: wrong credentials are to be said now.
      URI catalogued = given.isPresent() ? given.get() : client.address(CloudClient.OBJECT_STORE);
      opened = true;
      return new SwiftAccount(client, new Address(withoutSlash(catalogued)));
    } catch (CloudException e) {
      throw SwiftErrors.of(e);
    } catch (InterruptedException e) {
      throw SwiftErrors.interrupted("login", e);
    } finally {
      if (!opened) {
        client.close();
      }
    }
  }

  private static URI withoutSlash(URI address) {
    return URI.create(address.toString().replaceFirst("/+$", ""));
  }

  Address address() {
    return address;
  }

  /** Sends once; the answer may have any status. */
  HttpAnswer send(HttpCall call) throws StorageException {
    try {
      HttpAnswer answer = client.send(call.once());
      date.see(answer.header("Date"));
      return answer;
    } catch (CloudException e) {
      throw SwiftErrors.of(e);
    } catch (InterruptedException e) {
      throw SwiftErrors.interrupted(call.toString(), e);
    }
  }

  /** Sends once and opens the body of a success. */
  HttpDownload open(HttpCall call) throws StorageException {
    try {
      HttpDownload download = client.open(call);
      date.see(download.answer().header("Date"));
      return download;
    } catch (CloudException e) {
      throw SwiftErrors.of(e);
    } catch (InterruptedException e) {
      throw SwiftErrors.interrupted(call.toString(), e);
    }
  }

  /** The servers' time, when an answer told it within the last second. */
  Optional<Instant> date() {
    return date.ifFresh();
  }

  /** What it took so far, in one line for the log. */
  String effort() {
    return client.counts() + ", " + client.logins() + " logins";
  }

  @Override
  public void close() {
    client.close();
  }
}
