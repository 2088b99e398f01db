package io.firn.storage.s3;

import io.firn.api.storage.ObjectName;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What is said of an object that is put. */
record Puts(Place place, S3Settings settings) {

  PutObjectRequest request(ObjectName name, Upload upload, boolean conditional) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(place.bucket())
            .key(place.key(name))
            .contentType(Upload.TYPE);
    if (conditional) {
      request.ifNoneMatch("*");
    }
    upload.sha256().ifPresent(request::checksumSHA256);
    upload.md5().ifPresent(request::contentMD5);
    settings.storageClass().ifPresent(request::storageClass);
    settings.encryption().ifPresent(request::serverSideEncryption);
    settings.key().ifPresent(request::ssekmsKeyId);
    return request.build();
  }
}
