package io.firn.storage.swift;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.Json;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a cluster says of its limits, asked for once when it matters. Thread-safe. */
final class ClusterInfo {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterInfo.class);

  /** No cluster refuses so little, so that runs of small objects never ask. */
  private static final long ALWAYS_TAKEN = 1 << 20;

  /** Swift's own default, 5 GiB. */
  private static final long DEFAULT_LARGEST = 5L << 30;

  private final SwiftAccount account;
  private Long largest;

  ClusterInfo(SwiftAccount account) {
    this.account = account;
  }

  /** Before the upload and not after it: the server would take all bytes first. */
  void failIfTooLarge(ObjectName name, long length) throws StorageException {
    if (length > ALWAYS_TAKEN && length > largest()) {
      throw new StorageException.Misconfigured(
          "%s has %d bytes and this cluster takes objects of %d at most; give a smaller"
                  .formatted(name, length, largest())
              + " --max-segment-size",
          null);
    }
  }

  private synchronized long largest() throws StorageException {
    if (largest == null) {
      largest = ask().orElse(DEFAULT_LARGEST);
    }
    return largest;
  }

  /** Empty where a cluster keeps its limits to itself. */
  private Optional<Long> ask() throws StorageException {
    HttpAnswer answer = account.send(HttpCall.of("GET", account.address().info()));
    if (!answer.isSuccess()) {
      LOG.debug("the cluster's limits are not shown: {}", answer.reason());
      return Optional.empty();
    }
    try {
      return Json.parse(answer.body(), "/info").at("swift").at("max_file_size").number();
    } catch (CloudException e) {
      LOG.debug("the cluster's limits cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
