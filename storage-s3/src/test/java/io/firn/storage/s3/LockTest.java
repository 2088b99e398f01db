package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectLock;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.storage.s3.ScriptedS3.Asked;
import io.firn.storage.s3.ScriptedS3.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is said to a server so that it keeps objects; {@link RealRadosGwTest} shows that it does.
 */
class LockTest {

  private static final Retention MONTH = new Retention(true, Duration.ofDays(30));

  private static boolean isAbout(Asked asked, String what) {
    return what.equals(asked.target().getQuery());
  }

  private static Reply body(String xml) {
    return new Reply(200, Map.of(), xml);
  }

  /** A bucket that has object lock, with one object that is not kept. */
  private static Reply locking(Asked asked) {
    if (asked.isListing()) {
      return ScriptedS3.EMPTY_LISTING;
    }
    if (isAbout(asked, "object-lock")) {
      return body(
          "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled>"
              + "</ObjectLockConfiguration>");
    }
    if (isAbout(asked, "retention") && asked.method().equals("GET")) {
      return asked.target().getPath().endsWith("/a")
          ? body(
              "<Retention><Mode>COMPLIANCE</Mode>"
                  + "<RetainUntilDate>2026-12-24T00:00:00Z</RetainUntilDate></Retention>")
          : Reply.refusal(404, notKept(asked.target().getPath()), "none");
    }
    return asked.target().getPath().endsWith(CreateCondition.KEY)
        ? Reply.refusal(412, "PreconditionFailed", "")
        : Reply.of(200);
  }

  /** AWS and radosgw do not agree. */
  private static String notKept(String path) {
    return path.endsWith("/b")
        ? "NoSuchObjectLockConfiguration"
        : "ObjectLockConfigurationNotFoundError";
  }

  private static S3Storage open(ScriptedS3 s3, OpenMode mode) throws StorageException {
    return Buckets.open(
        s3.address(), EmbeddedS3.KEYS, "bucket/p", mode, Buckets.REGION, Optional.of(MONTH));
  }

  @Test
  void whatIsPutIsKept() throws Exception {
    try (ScriptedS3 s3 = new ScriptedS3(LockTest::locking);
        S3Storage storage = open(s3, OpenMode.WRITE)) {
      storage.put(ErrorLinesTest.name("a"), ErrorLinesTest.payload());
      Asked put = s3.asked().getLast();
      assertThat(put.header("x-amz-object-lock-mode")).isEqualTo("COMPLIANCE");
      assertThat(Instant.parse(put.header("x-amz-object-lock-retain-until-date")))
          .isBetween(
              Instant.now().plus(Duration.ofDays(30)).minusSeconds(60),
              Instant.now().plus(Duration.ofDays(30)).plusSeconds(60));
      assertThat(put.header("Content-MD5")).as("asked for where there is a lock").isNotNull();
    }
  }

  @Test
  void whatIsKeptIsToldAndCanBeKeptLonger() throws Exception {
    try (ScriptedS3 s3 = new ScriptedS3(LockTest::locking);
        S3Storage storage = open(s3, OpenMode.WRITE)) {
      ObjectLock lock = storage.objectLock().orElseThrow();
      assertThat(lock.period()).isEqualTo(Duration.ofDays(30));
      assertThat(lock.retainedUntil(ErrorLinesTest.name("a")))
          .contains(Instant.parse("2026-12-24T00:00:00Z"));
      assertThat(lock.retainedUntil(ErrorLinesTest.name("b"))).isEmpty();
      assertThat(lock.retainedUntil(ErrorLinesTest.name("c"))).isEmpty();
      lock.retain(ErrorLinesTest.name("a"), Instant.parse("2027-01-24T00:00:00Z"));
      Asked put = s3.asked().getLast();
      assertThat(new String(put.body(), StandardCharsets.UTF_8))
          .contains("<Mode>COMPLIANCE</Mode>", "2027-01-24T00:00:00Z");
      assertThat(put.header("Content-MD5")).as("S3 asks for a checksum of it").isNotNull();
    }
  }

  @Test
  void aBucketThatIsMadeForItHasALock() throws Exception {
    boolean[] made = {false};
    try (ScriptedS3 s3 =
            new ScriptedS3(
                asked -> {
                  if (asked.method().equals("PUT") && asked.target().getPath().equals("/bucket")) {
                    made[0] = true;
                  }
                  return made[0] ? locking(asked) : Reply.refusal(404, "NoSuchBucket", "");
                });
        S3Storage storage = open(s3, OpenMode.CREATE)) {
      storage.put(ErrorLinesTest.name("a"), ErrorLinesTest.payload());
      assertThat(s3.asked())
          .filteredOn(asked -> asked.target().getPath().equals("/bucket"))
          .filteredOn(asked -> asked.method().equals("PUT"))
          .singleElement()
          .extracting(asked -> asked.header("x-amz-bucket-object-lock-enabled"))
          .isEqualTo("true");
    }
  }

  @ParameterizedTest
  @CsvSource({"404, ObjectLockConfigurationNotFoundError", "501, NotImplemented"})
  void aBucketWithoutLockIsOneLine(int status, String code) throws Exception {
    try (ScriptedS3 s3 =
        new ScriptedS3(
            asked ->
                isAbout(asked, "object-lock")
                    ? Reply.refusal(status, code, "no")
                    : locking(asked))) {
      assertThatThrownBy(() -> open(s3, OpenMode.WRITE).close())
          .isInstanceOf(StorageException.Misconfigured.class)
          .hasMessage(
              "bucket bucket at %s has no object lock, which it is given when it is made: choose"
                  + " another bucket, or leave out --s3-lock",
              s3.address());
      assertThatCode(() -> open(s3, OpenMode.READ).close())
          .as("who only reads needs none")
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @EnumSource(OpenMode.class)
  void withoutTheOptionNobodyIsAsked(OpenMode mode) throws Exception {
    try (ScriptedS3 s3 = new ScriptedS3(LockTest::locking);
        S3Storage storage =
            Buckets.open(s3.address(), EmbeddedS3.KEYS, "bucket/p", mode, Buckets.REGION)) {
      assertThat(storage.objectLock()).isEmpty();
      assertThat(s3.asked()).noneMatch(asked -> isAbout(asked, "object-lock"));
    }
  }
}
