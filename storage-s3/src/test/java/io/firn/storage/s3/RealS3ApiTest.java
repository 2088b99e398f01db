package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.StorageException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** What users get wrong, and what Swift's s3api says to it. */
@Tag("real-servers")
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class RealS3ApiTest {

  private final RealServer server = RealServer.s3api();
  private final String bucket = "none-" + UUID.randomUUID();

  private void open(AwsCredentials keys, String region) throws StorageException {
    server.open(keys, bucket, region).close();
  }

  @Test
  void aBucketThatIsMissingIsNotFound() {
    assertThatThrownBy(() -> open(server.keys(), Buckets.REGION))
        .isInstanceOf(StorageException.NotFound.class)
        .hasMessageContaining("there is no bucket " + bucket);
  }

  @Test
  void aRegionThatIsWrongIsCorrected() {
    assertThatThrownBy(() -> open(server.keys(), "mars-1"))
        .isInstanceOf(StorageException.Misconfigured.class)
        .hasMessageContaining("--region us-east-1");
  }

  @Test
  void keysThatAreWrongAreDenied() {
    String secret = server.keys().secretAccessKey();
    for (AwsCredentials wrong :
        List.of(
            AwsBasicCredentials.create("unheard-of", secret),
            AwsBasicCredentials.create(server.keys().accessKeyId(), "another-secret"))) {
      assertThatThrownBy(() -> open(wrong, Buckets.REGION))
          .isInstanceOf(StorageException.Denied.class)
          .satisfies(
              thrown ->
                  assertThat(thrown.getMessage()).doesNotContain(secret, "another-secret", "\n"));
    }
  }
}
