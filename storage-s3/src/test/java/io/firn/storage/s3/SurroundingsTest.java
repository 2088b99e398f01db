package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.firn.api.storage.StorageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Keys and region as users keep them for AWS's own tools. */
class SurroundingsTest {

  private static final String CREDENTIALS =
      """
      [default]
      aws_access_key_id = default-access
      aws_secret_access_key = default-secret
      [backup]
      aws_access_key_id = backup-access
      aws_secret_access_key = backup-secret
      aws_session_token = backup-token
      """;

  private static final String CONFIG =
      """
      [default]
      region = eu-west-1
      [profile backup]
      region = eu-north-1
      [profile empty]
      region = eu-south-1
      """;

  private static final Endpoint ELSEWHERE = endpoint("https://minio.example");

  @TempDir private Path folder;

  private static Endpoint endpoint(String address) {
    try {
      return Endpoint.parse(address);
    } catch (StorageException.Misconfigured e) {
      throw new IllegalStateException(e);
    }
  }

  private static S3Access access(Endpoint endpoint, String profile) {
    return new S3Access(endpoint, Optional.empty(), Optional.ofNullable(profile), Optional.empty());
  }

  /** Variables stand before files, and a process cannot change its own. */
  @BeforeEach
  void noVariables() {
    for (String variable :
        List.of("AWS_ACCESS_KEY_ID", "AWS_REGION", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE")) {
      assumeTrue(System.getenv(variable) == null, variable);
    }
  }

  @Test
  void aProfileGivesKeysAndRegion() throws Exception {
    try (AwsSurroundings _ = new AwsSurroundings(folder, CREDENTIALS, CONFIG)) {
      AwsCredentials usual =
          Surroundings.credentials(access(Endpoint.AWS, null)).resolveCredentials();
      assertThat(usual.accessKeyId()).isEqualTo("default-access");
      assertThat(Surroundings.region(access(Endpoint.AWS, null))).isEqualTo("eu-west-1");

      AwsCredentials named =
          Surroundings.credentials(access(Endpoint.AWS, "backup")).resolveCredentials();
      assertThat(named.accessKeyId()).isEqualTo("backup-access");
      assertThat(named)
          .isInstanceOfSatisfying(
              AwsSessionCredentials.class,
              keys -> assertThat(keys.sessionToken()).isEqualTo("backup-token"));
      assertThat(Surroundings.region(access(Endpoint.AWS, "backup"))).isEqualTo("eu-north-1");
      assertThat(Surroundings.region(access(ELSEWHERE, "backup"))).isEqualTo("eu-north-1");
    }
  }

  @Test
  void aProfileWithoutKeysIsNamed() throws Exception {
    try (AwsSurroundings _ = new AwsSurroundings(folder, CREDENTIALS, CONFIG)) {
      assertThatThrownBy(() -> Surroundings.credentials(access(Endpoint.AWS, "empty")))
          .isInstanceOf(StorageException.Denied.class)
          .hasMessage(
              "the profile empty of ~/.aws/credentials and ~/.aws/config gives no credentials");
    }
  }

  @Test
  void whoHasNoKeysIsToldWhereToPutThem() {
    try (AwsSurroundings _ = new AwsSurroundings(folder)) {
      assertThatThrownBy(() -> Surroundings.credentials(access(ELSEWHERE, null)))
          .isInstanceOf(StorageException.Denied.class)
          .hasMessage(S3Errors.NO_CREDENTIALS);
    }
  }

  @Test
  void onlyAwsNeedsARegion() throws Exception {
    try (AwsSurroundings _ = new AwsSurroundings(folder)) {
      assertThat(Surroundings.region(access(ELSEWHERE, null))).isEqualTo("us-east-1");
      assertThatThrownBy(() -> Surroundings.region(access(Endpoint.AWS, null)))
          .isInstanceOf(StorageException.Misconfigured.class)
          .hasMessageContaining("give --region");
    }
  }
}
