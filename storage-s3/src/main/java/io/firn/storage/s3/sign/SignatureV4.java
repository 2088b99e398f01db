package io.firn.storage.s3.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Signature version 4 of AWS, in a header, of a request that has the SHA-256 of its body in its
 * headers.
 *
 * @param region that the request is signed for
 * @param service as AWS calls it in signatures
 * @param time of the signing, by the server's clock where the client knows it
 */
record SignatureV4(String region, String service, Instant time) {

  static final String CONTENT_SHA256 = "x-amz-content-sha256";

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  /** What a client or a proxy may change on the way. */
  private static final Set<String> NOT_SIGNED =
      Set.of("connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The request with a signature by these keys, and with the headers that belong to it. */
  SdkHttpRequest sign(SdkHttpRequest request, AwsCredentialsIdentity keys) {
    String stamp = STAMP.format(time);
    SdkHttpRequest.Builder signed =
        request.toBuilder().putHeader("Host", host(request)).putHeader("x-amz-date", stamp);
    if (keys instanceof AwsSessionCredentialsIdentity session) {
      signed.putHeader("x-amz-security-token", session.sessionToken().strip());
    }
    SortedMap<String, String> headers = headers(signed.headers());
    String names = String.join(";", headers.keySet());
    String scope = String.join("/", stamp.substring(0, 8), region, service, "aws4_request");
    String text =
        String.join("\n", ALGORITHM, stamp, scope, sha256(canonical(request, headers, names)));
    String signature = HexFormat.of().formatHex(hmac(key(keys, stamp.substring(0, 8)), text));
    String authorization =
        "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(ALGORITHM, keys.accessKeyId().strip(), scope, names, signature);
    return signed.putHeader("Authorization", authorization).build();
  }

  /** As the client writes it: without the port that goes without saying. */
  private static String host(SdkHttpRequest request) {
    boolean usual = SdkHttpUtils.isUsingStandardPort(request.protocol(), request.port());
    return usual ? request.host() : request.host() + ":" + request.port();
  }

  private static SortedMap<String, String> headers(Map<String, List<String>> headers) {
    SortedMap<String, String> sorted = new TreeMap<>();
    headers.forEach(
        (name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!NOT_SIGNED.contains(lower)) {
            sorted.put(
                lower,
                values.stream()
                    .map(value -> value.strip().replaceAll(" +", " "))
                    .collect(Collectors.joining(",")));
          }
        });
    return sorted;
  }

  /** The path goes in as it is sent: for S3 it is encoded once, and not made shorter. */
  private static String canonical(
      SdkHttpRequest request, SortedMap<String, String> headers, String names) {
    StringBuilder text = new StringBuilder();
    text.append(request.method()).append('\n');
    text.append(request.encodedPath().isEmpty() ? "/" : request.encodedPath()).append('\n');
    text.append(query(request.rawQueryParameters())).append('\n');
    headers.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
    text.append('\n').append(names).append('\n');
    return text.append(headers.get(CONTENT_SHA256)).toString();
  }

  private static String query(Map<String, List<String>> parameters) {
    return parameters.entrySet().stream()
        .flatMap(
            parameter ->
                parameter.getValue().stream()
                    .map(value -> encode(parameter.getKey()) + "=" + encode(value)))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return text == null ? "" : SdkHttpUtils.urlEncode(text);
  }

  private byte[] key(AwsCredentialsIdentity keys, String day) {
    byte[] key = ("AWS4" + keys.secretAccessKey().strip()).getBytes(UTF_8);
    for (String part : List.of(day, region, service, "aws4_request")) {
      key = hmac(key, part);
    }
    return key;
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
