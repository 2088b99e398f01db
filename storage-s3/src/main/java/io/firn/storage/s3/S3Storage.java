package io.firn.storage.s3;

import io.firn.api.storage.BulkDelete;
import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectLock;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.ObjectRange;
import io.firn.api.storage.Payload;
import io.firn.api.storage.ServerDate;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects below a bucket of S3. */
final class S3Storage implements Storage {

  private static final Logger LOG = LoggerFactory.getLogger(S3Storage.class);

  /** No other server promises what a listing has; Swift behind its s3api lags like Swift. */
  private static final Duration USUAL_ELSEWHERE = Duration.ofMinutes(1);

  private final S3Connection connection;
  private final Place place;
  private final S3Settings settings;
  private final Puts puts;
  private final S3Bucket bucket;
  private final CreateCondition condition;
  private final S3BulkDelete bulk;

  private S3Storage(S3Connection connection, Place place, S3Settings settings) {
    this.connection = connection;
    this.place = place;
    this.settings = settings;
    this.puts = new Puts(place, settings, connection.endpoint().isAws());
    this.bucket = new S3Bucket(connection, place, settings);
    this.condition = new CreateCondition(connection, place);
    this.bulk = new S3BulkDelete(connection, place, this);
  }

  /** Opens a bucket with the credentials that the user's surroundings have. */
  static S3Storage open(S3Access access, Place place, S3Settings settings) throws StorageException {
    return open(S3Connection.open(access, place.bucket()), place, settings);
  }

  /**
   * Opens a bucket.
   *
   * @param connection closed with this, or when this fails
   */
  static S3Storage open(S3Connection connection, Place place, S3Settings settings)
      throws StorageException {
    S3Storage storage = new S3Storage(connection, place, settings);
    boolean opened = false;
    try {
      storage.bucket.look();
      opened = true;
      return storage;
    } finally {
      if (!opened) {
        connection.close();
      }
    }
  }

  @Override
  public CreateOnly createOnly() {
    return connection.endpoint().isAws() ? CreateOnly.EXCLUSIVE : CreateOnly.DETECTABLE;
  }

  @Override
  public Duration settleTime() {
    return settings
        .settleTime()
        .orElse(connection.endpoint().isAws() ? Duration.ZERO : USUAL_ELSEWHERE);
  }

  @Override
  public void put(ObjectName name, Payload payload) throws StorageException {
    Upload upload = Upload.of(name, payload, withMd5());
    bucket.make();
    boolean conditional = condition.isOffered();
    if (!conditional && isThere(name)) {
      throw exists(name, null);
    }
    String what = "put of " + describe(name);
    try {
      connection.send(
          what,
          payload::sending,
          s3 ->
              s3.putObject(
                  puts.request(name, upload, conditional, connection.time()), upload.body()));
    } catch (AwsServiceException e) {
      throw e.statusCode() == S3Errors.PRECONDITION_FAILED
          ? exists(name, e)
          : connection.error(e, what);
    }
  }

  /** S3 asks for one checksum header of what it is to keep; AWS has its SHA-256. */
  private boolean withMd5() {
    return settings.retention().isPresent() && !connection.endpoint().isAws();
  }

  private boolean isThere(ObjectName name) throws StorageException {
    try {
      head(name);
      return true;
    } catch (StorageException.NotFound e) {
      return false;
    }
  }

  private StorageException.Exists exists(ObjectName name, AwsServiceException cause) {
    return new StorageException.Exists("there is " + describe(name) + " already", cause);
  }

  private String describe(ObjectName name) {
    return name + " in " + place;
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
    String what = "get of " + describe(name);
    ResponseInputStream<GetObjectResponse> body;
    try {
      body =
          connection.send(
              what,
              s3 ->
                  s3.getObject(
                      get ->
                          get.bucket(place.bucket())
                              .key(place.key(name))
                              .range(request.header().orElse(null))));
    } catch (AwsServiceException e) {
      if (e.statusCode() == S3Errors.BAD_RANGE) {
        return refused(range);
      }
      throw connection.error(e, what);
    }
    boolean opened = false;
    try {
      ObjectBody whole = new ObjectBody(name, body, request.answered(body.response()));
      opened = true;
      return whole;
    } finally {
      if (!opened) {
        body.abort();
      }
    }
  }

  /** No byte of the range exists: right for the rest behind the last byte, and nothing else. */
  private ReadableByteChannel refused(ObjectRange range) throws StorageException {
    if (range.within(info(range.name()).size()) == 0) {
      return Channels.newChannel(InputStream.nullInputStream());
    }
    throw new StorageException.Permanent(
        "%s: the server refuses a range that exists".formatted(range.name()), null);
  }

  @Override
  public ObjectInfo info(ObjectName name) throws StorageException {
    HeadObjectResponse head = head(name);
    if (head.contentLength() == null || head.lastModified() == null) {
      throw new StorageException.Permanent(
          "the server does not tell the size or the time of " + describe(name), null);
    }
    return new ObjectInfo(name, head.contentLength(), head.lastModified());
  }

  private HeadObjectResponse head(ObjectName name) throws StorageException {
    return connection.call(
        "head of " + describe(name),
        s3 -> s3.headObject(head -> head.bucket(place.bucket()).key(place.key(name))));
  }

  @Override
  public ListPage list(String prefix, String cursor) throws StorageException {
    ListObjectsV2Request.Builder request =
        ListObjectsV2Request.builder().bucket(place.bucket()).prefix(place.prefix() + prefix);
    if (!cursor.isEmpty()) {
      request.continuationToken(cursor);
    }
    if (settings.pageSize() > 0) {
      request.maxKeys(settings.pageSize());
    }
    String what = "listing of " + place;
    boolean mayBeMissing = bucket.mayBeMissing();
    try {
      return page(connection.send(what, s3 -> s3.listObjectsV2(request.build())), prefix);
    } catch (AwsServiceException e) {
      if (mayBeMissing && S3Bucket.isMissing(e)) {
        return new ListPage(List.of(), "");
      }
      throw connection.error(e, what);
    }
  }

  /** Servers that keep objects as files take {@code a//} for {@code a/}: names are compared. */
  private ListPage page(ListObjectsV2Response answer, String prefix)
      throws StorageException.Permanent {
    List<ObjectInfo> objects = new ArrayList<>();
    for (S3Object object : answer.contents()) {
      place
          .name(object.key())
          .filter(name -> name.value().startsWith(prefix))
          .map(name -> new ObjectInfo(name, object.size(), object.lastModified()))
          .ifPresent(objects::add);
    }
    boolean more = Boolean.TRUE.equals(answer.isTruncated());
    if (more
        && (answer.nextContinuationToken() == null || answer.nextContinuationToken().isEmpty())) {
      throw new StorageException.Permanent(
          "the listing of " + place + " goes on, and the server does not say where", null);
    }
    return new ListPage(objects, more ? answer.nextContinuationToken() : "");
  }

  @Override
  public void delete(ObjectName name) throws StorageException {
    String what = "delete of " + describe(name);
    try {
      connection.send(
          what,
          s3 -> s3.deleteObject(delete -> delete.bucket(place.bucket()).key(place.key(name))));
    } catch (AwsServiceException e) {
      if (e.statusCode() != S3Errors.NOT_FOUND) {
        throw connection.error(e, what);
      }
    }
  }

  @Override
  public Optional<ObjectLock> objectLock() {
    return settings.retention().map(retention -> new S3Lock(connection, place, retention));
  }

  @Override
  public Optional<BulkDelete> bulkDelete() {
    return Optional.of(bulk);
  }

  /** Whole seconds: the date of the last answer, of any status, or of one that is asked for. */
  @Override
  public Instant now() throws StorageException {
    Optional<Instant> known = connection.date();
    if (known.isPresent()) {
      return known.get();
    }
    Optional<String> date;
    try {
      date =
          connection
              .send("head of " + place, s3 -> s3.headBucket(head -> head.bucket(place.bucket())))
              .sdkHttpResponse()
              .firstMatchingHeader("Date");
    } catch (AwsServiceException e) {
      date = S3Errors.header(e, "Date");
    }
    return date.flatMap(ServerDate::parse)
        .orElseThrow(
            () -> new StorageException.Permanent("the server of " + place + " has no date", null));
  }

  @Override
  public void close() {
    LOG.debug("s3 {}: {}", place, connection.effort());
    connection.close();
  }

  @Override
  public String toString() {
    return "s3:" + place;
  }
}
