package io.firn.storage.swift;

import io.firn.api.storage.BulkDelete;
import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.ObjectRange;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.HttpDownload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Objects below a container of Swift. */
final class SwiftStorage implements Storage {

  private static final Logger LOG = LoggerFactory.getLogger(SwiftStorage.class);

  private final SwiftAccount account;
  private final Place place;
  private final SwiftSettings settings;
  private final SwiftContainer container;
  private final ClusterInfo cluster;
  private final SwiftBulkDelete bulk;

  private SwiftStorage(SwiftAccount account, Place place, SwiftSettings settings) {
    this.account = account;
    this.place = place;
    this.settings = settings;
    this.container = new SwiftContainer(account, place, settings);
    this.cluster = new ClusterInfo(account);
    this.bulk = new SwiftBulkDelete(account, place, cluster, this);
  }

  /**
   * Opens a container.
   *
   * @param account closed with this, or when this fails
   */
  static SwiftStorage open(SwiftAccount account, Place place, SwiftSettings settings)
      throws StorageException {
    SwiftStorage storage = new SwiftStorage(account, place, settings);
    boolean opened = false;
    try {
      storage.container.look();
      opened = true;
      return storage;
    } finally {
      if (!opened) {
        account.close();
      }
    }
  }

  @Override
  public CreateOnly createOnly() {
    return CreateOnly.DETECTABLE;
  }

  @Override
  public Duration settleTime() {
    return settings.settleTime();
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    Upload upload = Upload.of(name, payload);
    cluster.failIfTooLarge(name, payload.length());
    HttpAnswer answer = sendWhereItMayBeMissing(name, upload);
    if (answer.status() == SwiftErrors.PRECONDITION_FAILED) {
      container.wasThere();
      throw new StorageException.Exists("there is " + name + " in " + place + " already", null);
    }
    failUnlessSuccess(answer, "put of " + name);
    container.wasThere();
    Optional<String> stored = answer.header("ETag");
    if (!stored.map(SwiftStorage::unquoted).equals(Optional.of(upload.etag()))) {
      throw new StorageException.Integrity(
          "%s was stored with the checksum %s, sent with %s"
              .formatted(name, stored.orElse("of nobody knows what"), upload.etag()),
          null);
    }
  }

  /** Makes the container when it is missing. Other threads may do so at the same moment. */
  private HttpAnswer sendWhereItMayBeMissing(ObjectName name, Upload upload)
      throws StorageException {
    boolean mayBeMissing = container.mayBeMissing();
    HttpAnswer answer = send(name, upload);
    if (answer.status() != SwiftErrors.NOT_FOUND) {
      return answer;
    }
    if (!mayBeMissing) {
      throw container.missing();
    }
    container.make();
    HttpAnswer second = send(name, upload);
    if (second.status() == SwiftErrors.NOT_FOUND) {
      // Proxies remember for some seconds that there was none.
      throw new StorageException.Transient(
          "put of " + name + ": the container was made just now and is not seen yet", null);
    }
    return second;
  }

  private HttpAnswer send(ObjectName name, Upload upload) throws StorageException {
    HttpCall call =
        call("PUT", name)
            .with("If-None-Match", "*")
            .with("ETag", upload.etag())
            .with("Content-Type", "application/octet-stream")
            .with(upload.buffers())
            .through(upload.payload()::sending);
    Optional<Duration> lifetime = upload.payload().lifetime();
    return account.send(
        lifetime.isPresent() ? call.with("X-Delete-After", seconds(lifetime.get())) : call);
  }

  /** At least one: the server takes no other. */
  private static String seconds(Duration time) {
    return String.valueOf(Math.max(1, time.toSeconds()));
  }

  private HttpCall call(String method, ObjectName name) {
    return HttpCall.of(method, account.address().object(place.container(), place.whole(name)));
  }

  private static String unquoted(String etag) {
    return etag.replace("\"", "");
  }

  private static void failUnlessSuccess(HttpAnswer answer, String what) throws StorageException {
    if (!answer.isSuccess()) {
      throw SwiftErrors.of(answer, what);
    }
  }

  @Override
  public ReadableByteChannel open(ObjectName name, long offset, long length)
      throws StorageException {
    ObjectRange range = new ObjectRange(name, offset, length);
    if (length == 0) {
      range.within(info(name).size());
      return Channels.newChannel(InputStream.nullInputStream());
    }
    RangeRequest request = new RangeRequest(range);
    HttpDownload download = account.open(request.in(call("GET", name)));
    HttpAnswer answer = download.answer();
    if (answer.status() == SwiftErrors.BAD_RANGE) {
      return refused(range, answer);
    }
    ReadableByteChannel body =
        download.open().orElseThrow(() -> SwiftErrors.of(answer, "get of " + describe(name)));
    boolean opened = false;
    try {
      ObjectBody whole = new ObjectBody(name, body, request.answered(answer));
      opened = true;
      return whole;
    } finally {
      if (!opened) {
        close(body);
      }
    }
  }

  private static void close(ReadableByteChannel body) {
    try {
      body.close();
    } catch (IOException e) {
      LOG.debug("closing a body that nobody wants: {}", e.getMessage());
    }
  }

  private String describe(ObjectName name) {
    return name + " in " + place;
  }

  /** No byte of the range exists: right for the rest behind the last byte, and nothing else. */
  private ReadableByteChannel refused(ObjectRange range, HttpAnswer answer)
      throws StorageException {
    long size =
        RangeRequest.sizeIn(answer).isPresent()
            ? RangeRequest.sizeIn(answer).getAsLong()
            : info(range.name()).size();
    if (range.within(size) == 0) {
      return Channels.newChannel(InputStream.nullInputStream());
    }
    throw new StorageException.Permanent(
        "%s: the server refuses a range that exists".formatted(range.name()), null);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    HttpAnswer answer = account.send(call("HEAD", name));
    failUnlessSuccess(answer, "head of " + describe(name));
    long size = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    Optional<Instant> modified = SwiftClock.modified(answer);
    if (size < 0 || modified.isEmpty()) {
      throw new StorageException.Permanent(
          "the server does not tell the size or the time of " + describe(name), null);
    }
    return new ObjectInfo(name, size, modified.get());
  }

  @Override
  public ListPage list(String prefix, String cursor) throws StorageException {
    boolean mayBeMissing = container.mayBeMissing();
    HttpAnswer answer =
        account.send(
            HttpCall.of(
                "GET",
                account
                    .address()
                    .listing(
                        place.container(), place.prefix() + prefix, cursor, settings.pageSize())));
    if (answer.status() == SwiftErrors.NOT_FOUND) {
      if (mayBeMissing) {
        return new ListPage(List.of(), "");
      }
      throw container.missing();
    }
    failUnlessSuccess(answer, "listing of " + place);
    container.wasThere();
    return answer.status() == 204 ? new ListPage(List.of(), "") : Listing.read(answer, place);
  }

  @Override
  public void delete(ObjectName name) throws StorageException {
    HttpAnswer answer = account.send(call("DELETE", name));
    if (answer.status() != SwiftErrors.NOT_FOUND) {
      failUnlessSuccess(answer, "delete of " + describe(name));
    }
  }

  @Override
  public Optional<BulkDelete> bulkDelete() {
    return Optional.of(bulk);
  }

  /** Whole seconds: the date of the last answer, of any status, or of one that is asked for. */
  @Override
  public Instant now() throws StorageException {
    Optional<Instant> known = account.date();
    if (known.isPresent()) {
      return known.get();
    }
    HttpCall call = HttpCall.of("HEAD", account.address().container(place.container()));
    return SwiftClock.date(account.send(call))
        .orElseThrow(
            () -> new StorageException.Permanent("the server of " + place + " has no date", null));
  }

  @Override
  public void close() {
    LOG.debug("swift {}: {}", place, account.effort());
    account.close();
  }

  @Override
  public String toString() {
    return "swift:" + place;
  }
}
