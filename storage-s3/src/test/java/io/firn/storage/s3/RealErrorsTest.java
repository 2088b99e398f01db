package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firn.api.storage.StorageException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** What users get wrong, and what real servers say to it. */
@Tag("real-servers")
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class RealErrorsTest {

  private static final String BUCKET = "none-" + UUID.randomUUID();

  static List<RealServer> servers() {
    return List.of(RealServer.s3api(), RealServer.s3Proxy());
  }

  private static StorageException refused(RealServer server, AwsCredentials keys, String region) {
    StorageException error =
        catchThrowableOfType(
            StorageException.class, () -> server.open(keys, BUCKET, region).close());
    assertThat(error).isNotNull();
    assertThat(error.getMessage())
        .doesNotContain("\n", server.keys().secretAccessKey())
        .hasSizeLessThan(300);
    return error;
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aBucketThatIsMissingIsNotFound(RealServer server) {
    assertThat(refused(server, server.keys(), Buckets.REGION))
        .isInstanceOf(StorageException.NotFound.class)
        .hasMessage("there is no bucket " + BUCKET + " at " + server.address());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void anAccessKeyThatIsWrongIsDenied(RealServer server) {
    assertThat(
            refused(
                server,
                AwsBasicCredentials.create("unheard-of", server.keys().secretAccessKey()),
                Buckets.REGION))
        .isInstanceOf(StorageException.Denied.class);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aSecretKeyThatIsWrongIsDenied(RealServer server) {
    assertThat(
            refused(
                server,
                AwsBasicCredentials.create(server.keys().accessKeyId(), "another-secret"),
                Buckets.REGION))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageContaining("the secret key does not belong to the access key")
        .hasMessageNotContaining("another-secret");
  }

  /** S3Proxy takes any region. */
  @Test
  void aRegionThatIsWrongIsCorrected() {
    RealServer server = RealServer.s3api();
    assertThat(refused(server, server.keys(), "mars-1"))
        .isInstanceOf(StorageException.Misconfigured.class)
        .hasMessage(
            "bucket "
                + BUCKET
                + " is in the region us-east-1, not in mars-1: give --region us-east-1");
  }
}
