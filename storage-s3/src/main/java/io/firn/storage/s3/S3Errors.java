package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a refusal or a failure means for the engine. The words of servers are repeated only where
 * they cannot be about keys.
 *
 * @param region that requests are signed for
 */
record S3Errors(Endpoint endpoint, String region, String bucket) {

  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int PRECONDITION_FAILED = 412;
  static final int BAD_RANGE = 416;
  static final int NOT_IMPLEMENTED = 501;

  static final String NO_CREDENTIALS =
      "no credentials for S3: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile of"
          + " ~/.aws/credentials by --aws-profile or AWS_PROFILE";

  private static final int FORBIDDEN = 403;
  private static final int MOVED = 301;
  private static final int MOVED_FOR_NOW = 307;
  private static final int TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final int FULL = 507;
  private static final int LONGEST_WORDS = 200;

  private static final Pattern EXPECTED = Pattern.compile("expecting '([A-Za-z0-9-]+)'");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

  /** The code of a refusal; empty where a server gives none, as in an answer to HEAD. */
  static String code(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }

  static Optional<String> header(AwsServiceException e, String name) {
    AwsErrorDetails details = e.awsErrorDetails();
    return details == null || details.sdkHttpResponse() == null
        ? Optional.empty()
        : details.sdkHttpResponse().firstMatchingHeader(name);
  }

  /** Whether a refusal says that the keys are unknown or wrong; one of a HEAD says nothing. */
  static boolean isAboutKeys(AwsServiceException e) {
    return switch (code(e)) {
      case "InvalidAccessKeyId", "SignatureDoesNotMatch" -> true;
      case "" -> e.statusCode() == FORBIDDEN;
      default -> false;
    };
  }

  /**
   * The error of a refusal that has no special meaning for the request.
   *
   * @param what the request, for the message: {@code put of segments/...}
   */
  StorageException of(AwsServiceException e, String what) {
    String message = what + ": " + status(e);
    return switch (code(e)) {
      case "NoSuchBucket" ->
          new StorageException.NotFound(
              "there is no bucket %s at %s".formatted(bucket, endpoint), e);
      case "InvalidAccessKeyId", "InvalidClientTokenId", "UnrecognizedClientException" ->
          new StorageException.Denied(message + "; the server does not know this access key", e);
      case "SignatureDoesNotMatch", "InvalidSignature" ->
          new StorageException.Denied(
              message + "; the secret key does not belong to the access key", e);
      case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired" ->
          new StorageException.Denied(message + "; the credentials have expired, get new ones", e);
      case "InvalidToken" ->
          new StorageException.Denied(
              message + "; AWS_SESSION_TOKEN does not belong to the access key", e);
      case "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          wrongRegion(e);
      // The SDK has read the server's clock from this answer, and signs by it from now on.
      case "RequestTimeTooSkewed" ->
          new StorageException.Transient(message + "; the clock of this machine is wrong", e);
      case "BadDigest",
          "InvalidDigest",
          "XAmzContentSHA256Mismatch",
          "XAmzContentChecksumMismatch" ->
          new StorageException.Integrity(message + "; the bytes changed on the way", e);
      case "RequestTimeout", "SlowDown", "OperationAborted", "ConditionalRequestConflict" ->
          new StorageException.Transient(message, e, retryAfter(e));
      case "EntityTooLarge", "MaxMessageLengthExceeded" ->
          new StorageException.Misconfigured(
              message + "; give a smaller --max-segment-size than this server takes", e);
      case "QuotaExceeded", "ServiceQuotaExceededException", "XMinioStorageFull" ->
          new StorageException.Quota(message + "; no space is left, or a quota is reached", e);
      case "InvalidStorageClass" ->
          new StorageException.Misconfigured(
              message + "; --s3-storage-class is none that this server has", e);
      default -> byStatus(e, message);
    };
  }

  private StorageException byStatus(AwsServiceException e, String message) {
    return switch (e.statusCode()) {
      case MOVED, MOVED_FOR_NOW -> wrongRegion(e);
      case 401, FORBIDDEN ->
          new StorageException.Denied(
              message + "; these credentials do not allow it, or are not known", e);
      case NOT_FOUND -> new StorageException.NotFound(message, e);
      case CONFLICT, TIMEOUT, TOO_MANY, 500, 502, 503, 504 ->
          new StorageException.Transient(message, e, retryAfter(e));
      case FULL -> new StorageException.Quota(message + "; no space is left", e);
      default -> new StorageException.Permanent(message + words(e), e);
    };
  }

  private StorageException wrongRegion(AwsServiceException e) {
    String right = header(e, "x-amz-bucket-region").or(() -> expected(e)).orElse("another");
    return new StorageException.Misconfigured(
        "bucket %s is in the region %s, not in %s: give --region%s"
            .formatted(bucket, right, region, right.equals("another") ? "" : " " + right),
        e);
  }

  private static Optional<String> expected(AwsServiceException e) {
    Matcher matcher = EXPECTED.matcher(String.valueOf(e.awsErrorDetails().errorMessage()));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String status(AwsServiceException e) {
    String code = code(e);
    return "HTTP " + e.statusCode() + (code.isEmpty() ? "" : " " + code);
  }

  private static String words(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    String words = details == null ? null : details.errorMessage();
    return words == null || words.isBlank() ? "" : "; " + oneLine(words);
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST_WORDS ? line.substring(0, LONGEST_WORDS) + " ..." : line;
  }

  private static Optional<Duration> retryAfter(AwsServiceException e) {
    return header(e, "Retry-After")
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  /** The error of a request that was not answered, or not in a way that the SDK understands. */
  StorageException of(SdkException e, String what) {
    if (e instanceof AwsServiceException refusal) {
      return of(refusal, what);
    }
    if (cause(e, CertificateException.class).isPresent()) {
      return new StorageException.Misconfigured(
          "no trusted connection to %s (%s); name its CA file by --ca-file"
              .formatted(endpoint, reason(e)),
          e);
    }
    if (cause(e, IOException.class).isPresent()) {
      return new StorageException.Transient(
          "%s: no answer from %s: %s".formatted(what, endpoint, reason(e)), e);
    }
    String words = String.valueOf(e.getMessage());
    if (words.toLowerCase(Locale.ROOT).contains("credentials")) {
      return new StorageException.Denied(NO_CREDENTIALS, e);
    }
    return new StorageException.Permanent(
        "%s: %s does not answer like an S3 server: %s".formatted(what, endpoint, oneLine(words)),
        e);
  }

  /** What the engine itself ended a request with, while its body went out. */
  static Optional<StorageException> own(SdkException e) {
    return cause(e, StorageException.class);
  }

  /** Why there is no answer, in a few words. */
  static String reason(Throwable failure) {
    if (cause(failure, UnresolvedAddressException.class).isPresent()) {
      return "its name is not known";
    }
    Throwable last = failure;
    while (last.getCause() != null && !(last instanceof ConnectException)) {
      last = last.getCause();
    }
    if (last instanceof ConnectException) {
      return "it takes no connections";
    }
    return last.getMessage() == null ? last.getClass().getSimpleName() : oneLine(last.getMessage());
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }
}
