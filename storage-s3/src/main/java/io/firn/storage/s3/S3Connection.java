package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import io.firn.storage.s3.http.BodyGate;
import io.firn.storage.s3.http.JavaHttpClient;
import io.firn.storage.s3.sign.SigningScheme;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Requests about one bucket, with the errors of a storage. Thread-safe. */
final class S3Connection implements AutoCloseable {

  private final S3Client client;
  private final JavaHttpClient http;
  private final Endpoint endpoint;
  private final S3Errors errors;
  private volatile boolean keysTaken;

  private S3Connection(S3Client client, JavaHttpClient http, Endpoint endpoint, S3Errors errors) {
    this.client = client;
    this.http = http;
    this.endpoint = endpoint;
    this.errors = errors;
  }

  /**
   * Finds region and credentials; sends nothing to the server yet.
   *
   * @throws StorageException.Denied when there are no credentials
   */
  static S3Connection open(S3Access access, String bucket) throws StorageException {
    AwsCredentialsProvider credentials = Surroundings.credentials(access);
    return open(access, credentials, bucket);
  }

  static S3Connection open(S3Access access, AwsCredentialsProvider credentials, String bucket)
      throws StorageException {
    Endpoint endpoint = access.endpoint();
    String region = Surroundings.region(access);
    Optional<SSLContext> trust =
        access.authorities().isPresent()
            ? Optional.of(Authorities.read(access.authorities().get()))
            : Optional.empty();
    JavaHttpClient http = new JavaHttpClient(trust);
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(http)
            .credentialsProvider(credentials)
            .region(Region.of(region))
            // The SDK's checksum of a list to delete is one that only AWS knows.
            .addPlugin(LegacyMd5Plugin.create())
            .putAuthScheme(new SigningScheme())
            // A host name for each bucket needs DNS and certificates that only AWS is sure to have.
            .forcePathStyle(!endpoint.isAws())
            // The SDK's own checksums come in a trailer, in chunks, and many servers refuse both.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
            .overrideConfiguration(general -> general.retryStrategy(AwsRetryStrategy.doNotRetry()));
    endpoint.address().ifPresent(builder::endpointOverride);
    return new S3Connection(
        builder.build(), http, endpoint, new S3Errors(endpoint, region, bucket));
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /**
   * Sends once. Refusals pass as they are, for callers to whom some mean more than an error.
   *
   * @param what the request, for messages
   * @throws AwsServiceException for any answer that is not a success
   */
  <T> T send(String what, Function<S3Client, T> request) throws StorageException {
    return send(what, BodyGate.OPEN, request);
  }

  /**
   * The same.
   *
   * @param gate of the body; what it throws is thrown by this
   */
  <T> T send(String what, BodyGate gate, Function<S3Client, T> request) throws StorageException {
    if (Thread.currentThread().isInterrupted()) {
      throw new StorageException.Interrupted("interrupted before: " + what, null);
    }
    try {
      T answer = http.through(gate, () -> request.apply(client));
      keysTaken = true;
      return answer;
    } catch (AwsServiceException e) {
      throw e;
    } catch (SdkException e) {
      throw failed(e, what);
    } catch (UncheckedIOException e) {
      // The SDK's parser lets out as it is what broke in the middle of an answer.
      throw failed(SdkClientException.create("the answer breaks off", e), what);
    }
  }

  private StorageException failed(SdkException e, String what) {
    return Thread.currentThread().isInterrupted()
        ? new StorageException.Interrupted("interrupted: " + what, e)
        : S3Errors.own(e).orElseGet(() -> errors.of(e, what));
  }

  /** Sends once; any refusal is an error. */
  <T> T call(String what, Function<S3Client, T> request) throws StorageException {
    try {
      return send(what, request);
    } catch (AwsServiceException e) {
      throw error(e, what);
    }
  }

  /**
   * The error of a refusal. Servers that ask another one about keys, as Swift's s3api asks
   * Keystone, say of all keys that they are wrong while that one does not answer; so this comes
   * again later where the same keys were taken before.
   */
  StorageException error(AwsServiceException refusal, String what) {
    StorageException error = errors.of(refusal, what);
    if (!keysTaken || endpoint.isAws() || !S3Errors.isAboutKeys(refusal)) {
      return error;
    }
    return new StorageException.Transient(
        error.getMessage() + " (but the server took these keys before)", refusal);
  }

  /** The server's time, when an answer told it within the last second. */
  Optional<Instant> date() {
    return http.date();
  }

  /** The time of now by the server's clock, or by this machine's before the first answer. */
  Instant time() {
    return http.time().orElseGet(Instant::now);
  }

  /** What it took so far, in one line for the log. */
  String effort() {
    return http.effort();
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}
