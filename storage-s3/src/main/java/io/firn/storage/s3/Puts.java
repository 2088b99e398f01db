package io.firn.storage.s3;

import io.firn.api.storage.ObjectName;
import io.firn.storage.s3.sign.SigningScheme;
import java.time.Instant;
import java.util.Base64;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * What is said of an object that is put.
 *
 * @param toAws whether AWS itself is spoken to, which keeps the SHA-256 with the object
 */
record Puts(Place place, S3Settings settings, boolean toAws) {

  /**
   * The request.
   *
   * @param now by the server's clock
   */
  PutObjectRequest request(ObjectName name, Upload upload, boolean conditional, Instant now) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(place.bucket())
            .key(place.key(name))
            .contentType(Upload.TYPE)
            .overrideConfiguration(
                put -> put.putHeader(SigningScheme.CONTENT_SHA256, upload.sha256InHex()));
    if (conditional) {
      request.ifNoneMatch("*");
    }
    if (toAws) {
      request.checksumSHA256(base64(upload.sha256()));
    }
    upload.md5().map(Puts::base64).ifPresent(request::contentMD5);
    settings.storageClass().ifPresent(request::storageClass);
    settings.encryption().ifPresent(request::serverSideEncryption);
    settings.key().ifPresent(request::ssekmsKeyId);
    settings
        .retention()
        .filter(_ -> upload.lasting())
        .ifPresent(
            retention ->
                request
                    .objectLockMode(retention.mode())
                    .objectLockRetainUntilDate(retention.from(now)));
    return request.build();
  }

  private static String base64(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }
}
