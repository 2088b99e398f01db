package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What is sent with an object. */
class PutsTest {

  private static final ObjectName NAME = ObjectName.of("segments/00/a");
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final byte[] BYTES = {1, 2, 3};

  private static S3Settings settings(Optional<String> storageClass, Optional<String> encryption) {
    return new S3Settings(
        OpenMode.WRITE,
        Optional.empty(),
        storageClass,
        encryption,
        encryption.map(word -> "key-1"),
        Optional.empty(),
        0);
  }

  private static PutObjectRequest put(S3Settings settings, boolean aws) throws Exception {
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(BYTES);
    Payload segment =
        new Payload() {
          @Override
          public long length() {
            return BYTES.length;
          }

          @Override
          public List<ByteBuffer> buffers() {
            return List.of(ByteBuffer.wrap(BYTES).asReadOnlyBuffer());
          }

          @Override
          public Optional<byte[]> sha256() {
            return Optional.of(sha256);
          }
        };
    return new Puts(Place.parse("bucket/p"), settings, aws)
        .request(NAME, Upload.of(NAME, segment, false), true, NOW);
  }

  @Test
  void theSha256IsSignedAndAwsKeepsIt() throws Exception {
    S3Settings plain = settings(Optional.empty(), Optional.empty());
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(BYTES);
    assertThat(put(plain, true).checksumSHA256())
        .isEqualTo(Base64.getEncoder().encodeToString(sha256));
    assertThat(put(plain, false).checksumSHA256()).isNull();
    for (boolean aws : List.of(true, false)) {
      assertThat(put(plain, aws).overrideConfiguration().orElseThrow().headers())
          .containsEntry("x-amz-content-sha256", List.of(HexFormat.of().formatHex(sha256)));
      assertThat(put(plain, aws).contentMD5()).isNull();
    }
  }

  @Test
  void classAndEncryptionAreThoseOfTheOptions() throws Exception {
    PutObjectRequest put = put(settings(Optional.of("STANDARD_IA"), Optional.of("aws:kms")), true);
    assertThat(put.storageClassAsString()).isEqualTo("STANDARD_IA");
    assertThat(put.serverSideEncryptionAsString()).isEqualTo("aws:kms");
    assertThat(put.ssekmsKeyId()).isEqualTo("key-1");
    assertThat(put.ifNoneMatch()).isEqualTo("*");
    assertThat(put.key()).isEqualTo("p/segments/00/a");
  }

  @Test
  void whatIsLockedIsKeptByTheServersClock() throws Exception {
    for (boolean compliance : List.of(true, false)) {
      S3Settings locked =
          new S3Settings(
              OpenMode.WRITE,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(new Retention(compliance, Duration.ofDays(30))),
              0);
      PutObjectRequest put = put(locked, true);
      assertThat(put.objectLockModeAsString()).isEqualTo(compliance ? "COMPLIANCE" : "GOVERNANCE");
      assertThat(put.objectLockRetainUntilDate()).isEqualTo("2026-12-23T08:00:00Z");
    }
  }

  @Test
  void aPayloadThatLiesAboutItsLengthIsNotSent() {
    Payload lie =
        new Payload() {
          @Override
          public long length() {
            return 4;
          }

          @Override
          public List<ByteBuffer> buffers() {
            return List.of(ByteBuffer.wrap(BYTES));
          }
        };
    assertThatThrownBy(() -> Upload.of(NAME, lie, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 bytes and gave 3");
  }
}
