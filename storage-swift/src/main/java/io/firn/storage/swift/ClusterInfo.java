package io.firn.storage.swift;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a cluster says of its limits, asked for once when it matters. Thread-safe. */
final class ClusterInfo {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterInfo.class);

  /** No cluster refuses so little, so that runs of small objects never ask. */
  private static final long ALWAYS_TAKEN = 1 << 20;

  /** Swift's own default, 5 GiB. */
  private static final long DEFAULT_LARGEST = 5L << 30;

  /**
   * The limits.
   *
   * @param largest bytes of an object
   * @param deletes names that one bulk delete takes; 0 where there is none
   */
  private record Limits(long largest, long deletes) {

    static final Limits UNKNOWN = new Limits(DEFAULT_LARGEST, 0);
  }

  private final SwiftAccount account;
  private Limits limits;

  ClusterInfo(SwiftAccount account) {
    this.account = account;
  }

  /** Before the upload and not after it: the server would take all bytes first. */
  void failIfTooLarge(ObjectName name, long length) throws StorageException {
    if (length > ALWAYS_TAKEN && length > limits().largest()) {
      throw new StorageException.Misconfigured(
          "%s has %d bytes and this cluster takes objects of %d at most; give a smaller"
                  .formatted(name, length, limits().largest())
              + " --max-segment-size",
          null);
    }
  }

  /** How many names one bulk delete takes; 0 where the cluster has none. */
  long deletesAtOnce() throws StorageException {
    return limits().deletes();
  }

  private synchronized Limits limits() throws StorageException {
    if (limits == null) {
      limits = ask();
    }
    return limits;
  }

  /** Clusters may keep their limits to themselves. */
  private Limits ask() throws StorageException {
    HttpAnswer answer = account.send(HttpCall.of("GET", account.address().info()));
    if (!answer.isSuccess()) {
      LOG.debug("the cluster's limits are not shown: {}", answer.reason());
      return Limits.UNKNOWN;
    }
    try {
      Json info = Json.parse(answer.body(), "/info");
      return new Limits(
          info.at("swift").at("max_file_size").number().orElse(DEFAULT_LARGEST),
          info.at("bulk_delete").at("max_deletes_per_request").number().orElse(0L));
    } catch (CloudException e) {
      LOG.debug("the cluster's limits cannot be read: {}", e.getMessage());
      return Limits.UNKNOWN;
    }
  }
}
