package io.firn.storage.s3.sign;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/** Signs as the SDK does, without reading a body whose SHA-256 the request has. */
public final class SigningScheme implements AwsV4AuthScheme, AwsV4HttpSigner {

  /** Header that a request is given the SHA-256 of its body in, in hexadecimal digits. */
  public static final String CONTENT_SHA256 = SignatureV4.CONTENT_SHA256;

  private final AwsV4AuthScheme ofSdk = AwsV4AuthScheme.create();

  /** For a client of the SDK. */
  public SigningScheme() {}

  @Override
  public String schemeId() {
    return ofSdk.schemeId();
  }

  @Override
  public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
    return ofSdk.identityProvider(providers);
  }

  @Override
  public AwsV4HttpSigner signer() {
    return this;
  }

  @Override
  public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
    if (request.request().firstMatchingHeader(CONTENT_SHA256).isEmpty()) {
      return ofSdk.signer().sign(request);
    }
    SignatureV4 signature =
        new SignatureV4(
            request.requireProperty(REGION_NAME),
            request.requireProperty(SERVICE_SIGNING_NAME),
            request.requireProperty(SIGNING_CLOCK, Clock.systemUTC()).instant());
    return SignedRequest.builder()
        .request(signature.sign(request.request(), request.identity()))
        .payload(request.payload().orElse(null))
        .build();
  }

  @Override
  public CompletableFuture<AsyncSignedRequest> signAsync(
      AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
    return ofSdk.signer().signAsync(request);
  }
}
