package io.firn.testkit.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** S3Proxy's store in memory, whose listings show objects that are being written otherwise. */
class WholeObjects extends ForwardingBlobStore {

  private final ReadWriteLock listing = new ReentrantReadWriteLock();

  WholeObjects() {
    super(new TransientNio2BlobStore());
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
    byte[] bytes;
    try {
      bytes = body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listing.writeLock().lock();
    try {
      return super.putBlob(request, new ByteArrayInputStream(bytes));
    } finally {
      listing.writeLock().unlock();
    }
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    listing.readLock().lock();
    try {
      return super.list(request);
    } finally {
      listing.readLock().unlock();
    }
  }
}
