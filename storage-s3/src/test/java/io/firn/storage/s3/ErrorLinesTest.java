package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.storage.s3.ScriptedS3.Reply;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Each trouble is one line that says what to do, of the right type, and never a secret. */
class ErrorLinesTest {

  private static final String SECRET = EmbeddedS3.KEYS.secretAccessKey();

  private static StorageException refused(URI server, AwsCredentials keys, OpenMode mode) {
    StorageException error =
        catchThrowableOfType(
            StorageException.class,
            () -> Buckets.open(server, keys, "bucket/p", mode, Buckets.REGION).close());
    assertThat(error).isNotNull();
    assertThat(error.getMessage()).doesNotContain("\n", SECRET).hasSizeLessThan(300);
    return error;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | InvalidAccessKeyId    | Denied        | does not know this access key
          403 | SignatureDoesNotMatch | Denied        | secret key does not belong
          400 | ExpiredToken          | Denied        | have expired
          400 | InvalidToken          | Denied        | AWS_SESSION_TOKEN
          403 | AccessDenied          | Denied        | do not allow it
          404 | NoSuchBucket          | NotFound      | there is no bucket bucket at http
          400 | InvalidBucketName     | Permanent     | the words of the server
          403 | RequestTimeTooSkewed  | Transient     | clock of this machine
          503 | SlowDown              | Transient     | SlowDown
          500 | InternalError         | Transient     | InternalError
          507 | InsufficientStorage   | Quota         | no space
          400 | EntityTooLarge        | Misconfigured | --max-segment-size
          400 | MaxMessageLengthExceeded | Misconfigured | --max-segment-size
          400 | InvalidStorageClass   | Misconfigured | --s3-storage-class
          """)
  void aRefusalIsExplained(int status, String code, String type, String words) throws Exception {
    try (ScriptedS3 s3 =
        new ScriptedS3(asked -> Reply.refusal(status, code, "the words of the server"))) {
      StorageException error = refused(s3.address(), EmbeddedS3.KEYS, OpenMode.READ);
      assertThat(error.getClass().getSimpleName()).isEqualTo(type);
      assertThat(error).hasMessageContaining(words);
      assertThat(s3.asked()).as("requests: retries are the engine's").hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          301 | PermanentRedirect            | eu-west-1 | at another endpoint      | --region eu-west-1
          400 | AuthorizationHeaderMalformed |           | expecting 'eu-central-1' | --region eu-central-1
          301 | PermanentRedirect            |           | at another endpoint      | another, not in us-east-1
          """)
  void aWrongRegionIsCorrected(int status, String code, String header, String words, String line)
      throws Exception {
    Reply reply = Reply.refusal(status, code, words);
    Reply full = header == null ? reply : reply.with("x-amz-bucket-region", header);
    try (ScriptedS3 s3 = new ScriptedS3(asked -> full)) {
      assertThat(refused(s3.address(), EmbeddedS3.KEYS, OpenMode.CREATE))
          .isInstanceOf(StorageException.Misconfigured.class)
          .hasMessageContaining(line);
    }
  }

  @Test
  void keysThatTheServerDoesNotTakeAreDenied() {
    URI server = EmbeddedS3.shared().address();
    AwsCredentials unknown = AwsBasicCredentials.create("unheard-of", SECRET);
    assertThat(refused(server, unknown, OpenMode.CREATE))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("does not know this access key");
    AwsCredentials wrong =
        AwsBasicCredentials.create(EmbeddedS3.KEYS.accessKeyId(), "another-secret");
    assertThat(refused(server, wrong, OpenMode.CREATE))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("secret key does not belong")
        .hasMessageNotContaining("another-secret");
  }

  /** As s3api does while Keystone does not answer. */
  @Test
  void keysThatWereTakenBeforeAreTriedAgain() throws Exception {
    try (ScriptedS3 s3 =
            new ScriptedS3(
                asked ->
                    asked.isListing()
                        ? ScriptedS3.EMPTY_LISTING
                        : asked.method().equals("HEAD")
                            ? Reply.of(403)
                            : Reply.refusal(403, "SignatureDoesNotMatch", ""));
        S3Storage storage = open(s3)) {
      assertThat(catchThrowableOfType(StorageException.class, () -> storage.delete(name("x"))))
          .isInstanceOf(StorageException.Transient.class)
          .hasMessageContaining("the server took these keys before");
      assertThat(catchThrowableOfType(StorageException.class, () -> storage.info(name("x"))))
          .isInstanceOf(StorageException.Transient.class);
    }
  }

  @Test
  void whatKeysDoNotAllowIsDeniedAtAnyTime() throws Exception {
    try (ScriptedS3 s3 =
            new ScriptedS3(
                asked ->
                    asked.isListing()
                        ? ScriptedS3.EMPTY_LISTING
                        : Reply.refusal(403, "AccessDenied", ""));
        S3Storage storage = open(s3)) {
      assertThat(catchThrowableOfType(StorageException.class, () -> storage.delete(name("x"))))
          .isInstanceOf(StorageException.Denied.class);
    }
  }

  @Test
  void aBucketThatIsMissingIsNotFoundByWhoOnlyReads() {
    assertThat(refused(EmbeddedS3.shared().address(), EmbeddedS3.KEYS, OpenMode.READ))
        .isInstanceOf(StorageException.NotFound.class)
        .hasMessageContaining("there is no bucket bucket");
  }

  @Test
  void aServerThatIsAwayIsTransient() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI away = URI.create("http://127.0.0.1:" + port);
    assertThat(refused(away, EmbeddedS3.KEYS, OpenMode.CREATE))
        .isInstanceOf(StorageException.Transient.class)
        .hasMessageContaining("no answer from " + away + ": it takes no connections");
  }

  @Test
  void aNameThatNobodyKnowsIsSaid() {
    assertThat(refused(URI.create("http://s3.invalid"), EmbeddedS3.KEYS, OpenMode.CREATE))
        .isInstanceOf(StorageException.Transient.class)
        .hasMessageContaining("http://s3.invalid: its name is not known");
  }

  @Test
  void whatIsNoS3ServerIsSaid() throws Exception {
    Reply page = new Reply(200, Map.of(), "<html><body>Welcome<br></body></html>");
    try (ScriptedS3 s3 = new ScriptedS3(asked -> page)) {
      assertThat(refused(s3.address(), EmbeddedS3.KEYS, OpenMode.CREATE))
          .isInstanceOf(StorageException.Permanent.class)
          .hasMessageContaining("does not answer like an S3 server");
    }
  }

  @Test
  void aBusyServerSaysWhenToComeBack() throws Exception {
    try (ScriptedS3 s3 =
            new ScriptedS3(
                asked ->
                    asked.isListing()
                        ? ScriptedS3.EMPTY_LISTING
                        : Reply.refusal(503, "SlowDown", "").with("Retry-After", "7"));
        S3Storage storage = open(s3)) {
      StorageException.Transient error =
          catchThrowableOfType(
              StorageException.Transient.class, () -> storage.put(name("x"), payload()));
      assertThat(error.retryAfter()).contains(Duration.ofSeconds(7));
    }
  }

  @Test
  void bytesThatChangedOnTheWayAreAnIntegrityError() throws Exception {
    try (ScriptedS3 s3 =
            new ScriptedS3(
                asked ->
                    asked.isListing()
                        ? ScriptedS3.EMPTY_LISTING
                        : asked.target().getPath().endsWith("~create-only")
                            ? Reply.refusal(412, "PreconditionFailed", "")
                            : Reply.refusal(400, "BadDigest", ""));
        S3Storage storage = open(s3)) {
      assertThat(
              catchThrowableOfType(StorageException.class, () -> storage.put(name("x"), payload())))
          .isInstanceOf(StorageException.Integrity.class)
          .hasMessageContaining("put of x in bucket/p");
    }
  }

  @Test
  void aProfileThatDoesNotExistIsNamed() {
    S3Access access =
        new S3Access(
            Endpoint.AWS,
            Optional.of("us-east-1"),
            Optional.of("none-" + UUID.randomUUID()),
            Optional.empty());
    assertThat(catchThrowableOfType(StorageException.class, () -> S3Connection.open(access, "b")))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining(access.profile().get());
  }

  static S3Storage open(ScriptedS3 s3) throws StorageException {
    return Buckets.open(s3.address(), EmbeddedS3.KEYS, "bucket/p", OpenMode.CREATE, Buckets.REGION);
  }

  static ObjectName name(String name) {
    return ObjectName.of(name);
  }

  static Payload payload() {
    return Payload.of(new byte[] {1, 2, 3});
  }
}
