package io.firn.storage.s3;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The options by which users say which server, and how to use it. Keys are none of them: arguments
 * can be read by every user of a machine.
 *
 * @param environment a variable's value, or null
 */
record S3Options(PluginOptions options, UnaryOperator<String> environment) {

  private static final String ENDPOINT = "endpoint";
  private static final String REGION = "region";
  private static final String PROFILE = "aws-profile";
  private static final String AUTHORITIES = "ca-file";
  private static final String STORAGE_CLASS = "s3-storage-class";
  private static final String ENCRYPTION = "s3-encryption";
  private static final String KEY = "s3-kms-key";
  private static final String LOCK = "s3-lock";
  private static final String LOCK_MODE = "s3-lock-mode";
  private static final String SETTLE = "s3-settle-time";

  private static final String COMPLIANCE = "compliance";
  private static final List<String> LOCK_MODES = List.of("governance", COMPLIANCE);

  /** Renewal is by halves of it, and a backup may run for hours. */
  private static final Duration SHORTEST_LOCK = Duration.ofDays(1);

  /** A century, as at AWS. */
  private static final Duration LONGEST_LOCK = Duration.ofDays(36500);

  private static final List<String> ENCRYPTIONS = List.of("AES256", "aws:kms", "aws:kms:dsse");

  static List<OptionSpec> specs() {
    return List.of(
        OptionSpec.of(
                ENDPOINT,
                OptionType.TEXT,
                "Address of the server, as https://HOST[:PORT]; default: AWS_ENDPOINT_URL, or AWS")
            .withLabel("URL")
            .withEnvironment("AWS_ENDPOINT_URL_S3"),
        OptionSpec.of(
                REGION,
                OptionType.TEXT,
                "Region; default: AWS_DEFAULT_REGION, or the profile's, or us-east-1 for a server"
                    + " that is not AWS")
            .withLabel("NAME")
            .withEnvironment("AWS_REGION"),
        OptionSpec.of(
                PROFILE,
                OptionType.TEXT,
                "Profile in ~/.aws/credentials and ~/.aws/config that has the keys; default:"
                    + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile AWS_PROFILE, or"
                    + " what the machine's cloud gives. No option takes a key itself")
            .withLabel("NAME"),
        OptionSpec.of(
                AUTHORITIES,
                OptionType.TEXT,
                "PEM file of the authorities that sign the server's certificate; default: the"
                    + " machine's")
            .withLabel("FILE")
            .withEnvironment("AWS_CA_BUNDLE"),
        OptionSpec.of(
                STORAGE_CLASS,
                OptionType.TEXT,
                "Storage class of what is written, as STANDARD_IA; one that can be read without"
                    + " thawing. Default: the bucket's")
            .withLabel("NAME"),
        OptionSpec.of(
                ENCRYPTION,
                OptionType.TEXT,
                "Encryption by the server, beside Firn's own: AES256, aws:kms or aws:kms:dsse;"
                    + " default: the bucket's")
            .withLabel("WORD"),
        OptionSpec.of(
                KEY,
                OptionType.TEXT,
                "Id of the key that --s3-encryption aws:kms uses; default: the account's own")
            .withLabel("ID"),
        OptionSpec.of(
            LOCK,
            OptionType.DURATION,
            "Keep what is written from being destroyed for so long, at least 1d, in a bucket that"
                + " has object lock; each backup keeps all that it needs anew"),
        OptionSpec.of(
                LOCK_MODE,
                OptionType.TEXT,
                "Who may end --s3-lock before its time: governance, those whom the account allows;"
                    + " compliance, nobody at all. Default: governance")
            .withLabel("WORD"),
        OptionSpec.of(
            SETTLE,
            OptionType.DURATION,
            "How long the server's listings may lag behind; default: 0s at AWS, 1m elsewhere"));
  }

  S3Access access() throws StorageException.Misconfigured {
    Optional<String> endpoint = options.text(ENDPOINT).or(() -> variable("AWS_ENDPOINT_URL"));
    return new S3Access(
        endpoint.isPresent() ? Endpoint.parse(endpoint.get()) : Endpoint.AWS,
        options.text(REGION).or(() -> variable("AWS_DEFAULT_REGION")),
        options.text(PROFILE),
        options.text(AUTHORITIES).map(Path::of));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
  }

  S3Settings settings(OpenMode mode) throws StorageException.Misconfigured {
    Optional<String> key = options.text(KEY);
    Optional<String> encryption = options.text(ENCRYPTION);
    if (encryption.isPresent() && !ENCRYPTIONS.contains(encryption.get())) {
      throw new StorageException.Misconfigured(
          "--s3-encryption is " + String.join(" or ", ENCRYPTIONS), null);
    }
    if (key.isPresent() && encryption.filter(word -> word.startsWith("aws:kms")).isEmpty()) {
      throw new StorageException.Misconfigured(
          "--s3-kms-key needs --s3-encryption aws:kms or aws:kms:dsse", null);
    }
    return new S3Settings(
        mode,
        options.duration(SETTLE),
        options.text(STORAGE_CLASS),
        encryption,
        key,
        retention(),
        0);
  }

  private Optional<Retention> retention() throws StorageException.Misconfigured {
    Optional<Duration> period = options.duration(LOCK);
    Optional<String> mode = options.text(LOCK_MODE);
    if (mode.isPresent() && !LOCK_MODES.contains(mode.get())) {
      throw new StorageException.Misconfigured(
          "--s3-lock-mode is " + String.join(" or ", LOCK_MODES), null);
    }
    if (mode.isPresent() && period.isEmpty()) {
      throw new StorageException.Misconfigured("--s3-lock-mode needs --s3-lock", null);
    }
    if (period.isPresent()
        && (period.get().compareTo(SHORTEST_LOCK) < 0
            || period.get().compareTo(LONGEST_LOCK) > 0)) {
      throw new StorageException.Misconfigured(
          "--s3-lock is %d days; it must be 1 to %d"
              .formatted(period.get().toDays(), LONGEST_LOCK.toDays()),
          null);
    }
    boolean compliance = mode.equals(Optional.of(COMPLIANCE));
    return period.map(time -> new Retention(compliance, time));
  }
}
