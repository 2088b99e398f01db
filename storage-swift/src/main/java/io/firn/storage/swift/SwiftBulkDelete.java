package io.firn.storage.swift;

import io.firn.api.storage.BulkDelete;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.Json;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Deletes many objects by one request where the cluster offers that, else one by one. */
final class SwiftBulkDelete implements BulkDelete {

  /** Some seconds of work for a cluster; it offers 10,000. */
  private static final int MOST = 1000;

  private final SwiftAccount account;
  private final Place place;
  private final ClusterInfo cluster;
  private final Storage storage;

  /**
   * Deletes below {@code place}.
   *
   * @param storage deletes one by one
   */
  SwiftBulkDelete(SwiftAccount account, Place place, ClusterInfo cluster, Storage storage) {
    this.account = account;
    this.place = place;
    this.cluster = cluster;
    this.storage = storage;
  }

  @Override
  public void delete(Collection<ObjectName> names) throws StorageException {
    List<ObjectName> all = List.copyOf(names);
    int most = (int) Math.min(MOST, cluster.deletesAtOnce());
    if (most < 2) {
      for (ObjectName name : all) {
        storage.delete(name);
      }
      return;
    }
    for (int from = 0; from < all.size(); from += most) {
      deleteSome(all.subList(from, Math.min(all.size(), from + most)));
    }
  }

  private void deleteSome(List<ObjectName> names) throws StorageException {
    String what = "delete of " + names.size() + " objects in " + place;
    String lines =
        names.stream()
            .map(name -> Address.path(place.container(), place.whole(name)))
            .collect(Collectors.joining("\n"));
    HttpAnswer answer =
        account.send(
            HttpCall.of("POST", account.address().bulkDelete())
                .with("Accept", "application/json")
                .withText("text/plain", lines));
    if (!answer.isSuccess()) {
      throw SwiftErrors.of(answer, what);
    }
    failUnlessAllAreGone(answer, what);
  }

  /** The status is 200 whatever happened, as it is sent before the work is done. */
  private static void failUnlessAllAreGone(HttpAnswer answer, String what) throws StorageException {
    Json result;
    try {
      result = Json.parse(answer.body(), what);
    } catch (CloudException e) {
      throw new StorageException.Transient(e.getMessage(), e);
    }
    for (Json error : result.at("Errors").elements()) {
      List<Json> nameAndStatus = error.elements();
      if (nameAndStatus.size() == 2) {
        throw failed(what, nameAndStatus.getLast().text().orElse(""));
      }
    }
    String status = result.at("Response Status").text().orElse("no status");
    if (!status.startsWith("2")) {
      throw failed(what, status);
    }
  }

  private static StorageException failed(String what, String status) {
    String message = what + ": " + status;
    return switch (status.split(" ", 2)[0]) {
      case "401", "403" ->
          new StorageException.Denied(message + "; the user's role does not allow it", null);
      case "409", "429", "500", "502", "503", "504" ->
          new StorageException.Transient(message, null);
      default -> new StorageException.Permanent(message, null);
    };
  }
}
