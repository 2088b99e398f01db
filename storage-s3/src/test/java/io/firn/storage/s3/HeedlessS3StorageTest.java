package io.firn.storage.s3;

import java.io.InputStream;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** The contract on a server that passes over {@code If-None-Match}. */
class HeedlessS3StorageTest extends S3ProxyStorageTest {

  private static final EmbeddedS3 HEEDLESS = new EmbeddedS3(new HeedlessStore());

  @Override
  EmbeddedS3 server() {
    return HEEDLESS;
  }

  private static final class HeedlessStore extends WholeObjects {

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
      return super.putBlob(request.toBuilder().ifNoneMatch(null).build(), body);
    }
  }
}
