package io.firn.storage.s3.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The examples that AWS gives in the description of its signature. */
class SignatureV4Test {

  private static final SignatureV4 SIGNATURE =
      new SignatureV4("us-east-1", "s3", Instant.parse("2013-05-24T00:00:00Z"));

  private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final AwsCredentialsIdentity KEYS = AwsCredentialsIdentity.create(KEY, SECRET);
  private static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static SdkHttpRequest.Builder request(SdkHttpMethod method, String path, String hash) {
    return SdkHttpRequest.builder()
        .method(method)
        .uri(URI.create("https://examplebucket.s3.amazonaws.com" + path))
        .putHeader("User-Agent", "anything")
        .putHeader(SigningScheme.CONTENT_SHA256, hash);
  }

  private static String authorization(SdkHttpRequest.Builder request) {
    return SIGNATURE.sign(request.build(), KEYS).firstMatchingHeader("Authorization").orElseThrow();
  }

  @Test
  void anUpload() {
    assertThat(
            authorization(
                request(
                        SdkHttpMethod.PUT,
                        "/test%24file.text",
                        "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072")
                    .putHeader("Date", "Fri, 24 May 2013 00:00:00 GMT")
                    .putHeader("x-amz-storage-class", "REDUCED_REDUNDANCY")))
        .isEqualTo(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + " SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class,"
                + " Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
  }

  @Test
  void aQueryWithValues() {
    assertThat(
            authorization(
                request(SdkHttpMethod.GET, "/", OF_NOTHING)
                    .putRawQueryParameter("prefix", "J")
                    .putRawQueryParameter("max-keys", "2")))
        .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  }

  @Test
  void aQueryWithoutValue() {
    assertThat(
            authorization(
                request(SdkHttpMethod.GET, "/", OF_NOTHING)
                    .putRawQueryParameter("lifecycle", (String) null)))
        .endsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
  }

  @Test
  void theTokenOfASessionIsSignedToo() {
    AwsSessionCredentialsIdentity session =
        AwsSessionCredentialsIdentity.create(KEY, SECRET, "the-token");
    SdkHttpRequest signed =
        SIGNATURE.sign(request(SdkHttpMethod.PUT, "/a", OF_NOTHING).build(), session);
    assertThat(signed.firstMatchingHeader("x-amz-security-token")).contains("the-token");
    assertThat(signed.firstMatchingHeader("Authorization").orElseThrow())
        .contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token,");
  }

  @Test
  void aPortThatIsNotTheUsualOneBelongsToTheHost() {
    SdkHttpRequest request =
        request(SdkHttpMethod.PUT, "/a", OF_NOTHING)
            .uri(URI.create("http://127.0.0.1:9000/a"))
            .build();
    assertThat(SIGNATURE.sign(request, KEYS).firstMatchingHeader("Host"))
        .contains("127.0.0.1:9000");
  }
}
