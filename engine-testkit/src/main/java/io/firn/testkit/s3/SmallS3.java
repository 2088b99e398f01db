package io.firn.testkit.s3;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** S3Proxy on a port of the loopback, with buckets and objects in memory. Thread-safe. */
public final class SmallS3 implements AutoCloseable {

  /** The access key of its only user. */
  public static final String KEY = "the-access-key";

  /** The secret that belongs to it. */
  public static final String SECRET = "the-secret-key";

  private final S3Proxy proxy;

  /** Listens when this returns, after some two seconds. */
  public SmallS3() {
    this(new WholeObjects());
  }

  private SmallS3(WholeObjects objects) {
    proxy =
        S3Proxy.builder()
            .blobStore(objects)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
            .build();
    try {
      proxy.start();
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy does not start", e);
    }
  }

  /** One that passes over conditions of a PUT, as some servers do. */
  public static SmallS3 heedless() {
    return new SmallS3(new HeedlessObjects());
  }

  /** What a client is given as its endpoint; path style. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy does not stop", e);
    }
  }
}
