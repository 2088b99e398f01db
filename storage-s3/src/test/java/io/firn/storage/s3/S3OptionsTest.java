package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.testkit.plugin.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users write becomes what the storage does. */
class S3OptionsTest {

  private static S3Options options(Options given) {
    return new S3Options(given.declaredBy(S3Options.specs()), name -> null);
  }

  private static S3Options surrounded(Map<String, String> environment, String... given) {
    return new S3Options(Options.of(given).declaredBy(S3Options.specs()), environment::get);
  }

  @Test
  void withoutAnyItIsAwsAsItsBucketsAre() throws Exception {
    assertThat(options(Options.of()).access())
        .isEqualTo(
            new S3Access(Endpoint.AWS, Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(options(Options.of()).settings(OpenMode.WRITE))
        .isEqualTo(
            new S3Settings(
                OpenMode.WRITE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0));
  }

  @Test
  void eachHasItsPlace() throws Exception {
    Options given =
        Options.of(
            "endpoint", "minio.example:9000",
            "region", "eu-west-1",
            "aws-profile", "backup",
            "ca-file", "/etc/ca.pem",
            "s3-storage-class", "STANDARD_IA",
            "s3-encryption", "aws:kms",
            "s3-kms-key", "key-1",
            "s3-lock", "P30D",
            "s3-lock-mode", "compliance",
            "s3-settle-time", "PT90S");
    assertThat(options(given).access())
        .isEqualTo(
            new S3Access(
                Endpoint.parse("https://minio.example:9000"),
                Optional.of("eu-west-1"),
                Optional.of("backup"),
                Optional.of(Path.of("/etc/ca.pem"))));
    assertThat(options(given).settings(OpenMode.CREATE))
        .isEqualTo(
            new S3Settings(
                OpenMode.CREATE,
                Optional.of(Duration.ofSeconds(90)),
                Optional.of("STANDARD_IA"),
                Optional.of("aws:kms"),
                Optional.of("key-1"),
                Optional.of(new Retention(true, Duration.ofDays(30))),
                0));
    assertThat(given.values().keySet())
        .as("every declared option is tried here")
        .containsExactlyInAnyOrderElementsOf(
            S3Options.specs().stream().map(OptionSpec::name).toList());
  }

  /** The variables of one name are the command line's business; these are the second ones. */
  @Test
  void theSecondVariablesOfAwsAreObserved() throws Exception {
    Map<String, String> environment =
        Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:9000", "AWS_DEFAULT_REGION", "eu-north-1");
    assertThat(surrounded(environment).access().endpoint()).hasToString("http://127.0.0.1:9000");
    assertThat(surrounded(environment).access().region()).contains("eu-north-1");
    S3Access given =
        surrounded(environment, "endpoint", "https://h", "region", "eu-west-1").access();
    assertThat(given.endpoint()).hasToString("https://h");
    assertThat(given.region()).contains("eu-west-1");
    assertThat(surrounded(Map.of("AWS_ENDPOINT_URL", " ", "AWS_DEFAULT_REGION", "")).access())
        .isEqualTo(options(Options.of()).access());
  }

  @Test
  void theFirstVariablesAreDeclared() {
    assertThat(
            S3Options.specs().stream()
                .map(OptionSpec::environment)
                .filter(name -> !name.isEmpty())
                .toList())
        .containsExactlyInAnyOrder("AWS_ENDPOINT_URL_S3", "AWS_REGION", "AWS_CA_BUNDLE");
  }

  @Test
  void noOptionTakesASecret() {
    assertThat(S3Options.specs())
        .extracting(spec -> spec.name().toLowerCase(Locale.ROOT))
        .noneMatch(name -> name.contains("secret") || name.contains("access"));
  }

  @Test
  void aLockMayBeEndedByThoseWhomTheAccountAllowsUnlessToldOtherwise() throws Exception {
    assertThat(options(Options.of("s3-lock", "P1D")).settings(OpenMode.WRITE).retention())
        .contains(new Retention(false, Duration.ofDays(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          P30D   | forever    | --s3-lock-mode is governance or compliance
                 | compliance | --s3-lock-mode needs --s3-lock
          PT23H  | governance | --s3-lock is 0 days; it must be 1 to 36500
          P36501D| governance | --s3-lock is 36501 days; it must be 1 to 36500
          """)
  void aLockThatMakesNoSenseIsRefused(String period, String mode, String message) {
    Options given =
        period == null
            ? Options.of("s3-lock-mode", mode)
            : Options.of("s3-lock", period, "s3-lock-mode", mode);
    assertThatThrownBy(() -> options(given).settings(OpenMode.WRITE))
        .isInstanceOf(StorageException.Misconfigured.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AES256"})
  void aKeyNeedsAnEncryptionThatUsesIt(String encryption) {
    Options given =
        encryption.isEmpty()
            ? Options.of("s3-kms-key", "key-1")
            : Options.of("s3-kms-key", "key-1", "s3-encryption", encryption);
    assertThatThrownBy(() -> options(given).settings(OpenMode.WRITE))
        .isInstanceOf(StorageException.Misconfigured.class)
        .hasMessage("--s3-kms-key needs --s3-encryption aws:kms or aws:kms:dsse");
  }

  @ParameterizedTest
  @CsvSource({"aws:kms, key-1", "aws:kms:dsse, key-1", "aws:kms,", "AES256,"})
  void anEncryptionIsOneThatS3Has(String encryption, String key) throws Exception {
    Options given =
        key == null
            ? Options.of("s3-encryption", encryption)
            : Options.of("s3-encryption", encryption, "s3-kms-key", key);
    assertThat(options(given).settings(OpenMode.WRITE).encryption()).contains(encryption);
    assertThat(options(given).settings(OpenMode.WRITE).key()).isEqualTo(Optional.ofNullable(key));
  }

  @Test
  void anEncryptionThatS3HasNotIsRefused() {
    assertThatThrownBy(
            () -> options(Options.of("s3-encryption", "AES-256")).settings(OpenMode.WRITE))
        .isInstanceOf(StorageException.Misconfigured.class)
        .hasMessage("--s3-encryption is AES256 or aws:kms or aws:kms:dsse");
  }
}
