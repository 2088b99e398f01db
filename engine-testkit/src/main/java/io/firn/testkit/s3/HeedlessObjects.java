package io.firn.testkit.s3;

import java.io.InputStream;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** As of a server that passes over {@code If-None-Match}. */
final class HeedlessObjects extends WholeObjects {

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
    return super.putBlob(request.toBuilder().ifNoneMatch(null).build(), body);
  }
}
