package io.firn.bench.stage;

import io.firn.bench.SampleData;
import io.firn.core.crypto.CryptoProvider;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the libraries that seal and name cost in a process that has just begun, which is what most
 * backups are: the time of the first 32 MiB, and of the ten times 32 MiB after them. The last of
 * the iterations show what is left of the difference when all is compiled.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 11)
@Fork(1)
public class CipherBenchmark {

  private static final int TOTAL = 32 << 20;

  /** Whose algorithms. */
  public enum Library {
    NATIVE,
    JDK;

    private Provider provider() {
      return this == NATIVE ? CryptoProvider.bulk() : CryptoProvider.small();
    }
  }

  /** The library. */
  @Param Library library;

  /** Bytes of a call: a small file, a block. */
  @Param({"4096", "1048576"})
  int length;

  private final SecretKey key = new SecretKeySpec(new byte[32], "AES");
  private final byte[] heap = SampleData.RANDOM.bytes(1 << 20, 3);
  private final byte[] sealed = new byte[heap.length + 16];
  private final ByteBuffer direct = ByteBuffer.allocateDirect(heap.length).put(heap).flip();
  private Cipher cipher;
  private Mac mac;
  private MessageDigest digest;
  private long nonce;

  /** Loads the library; that is not in the figures. */
  @Setup
  public void load() throws GeneralSecurityException {
    Provider provider = library.provider();
    if (library == Library.NATIVE && !CryptoProvider.isNative()) {
      throw new IllegalStateException("the native provider does not load on this machine");
    }
    cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
    mac = Mac.getInstance("HmacSHA256", provider);
    mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
    digest =
        library == Library.NATIVE
            ? MessageDigest.getInstance("SHA-256", provider)
            : MessageDigest.getInstance("SHA-256");
  }

  /** Seals; through arrays, which is the fast way of the native library. */
  @Benchmark
  public int seal() throws GeneralSecurityException {
    int sum = 0;
    for (int done = 0; done < TOTAL; done += length) {
      byte[] place = ByteBuffer.allocate(12).putLong(4, nonce++).array();
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, place));
      sum += cipher.doFinal(heap, 0, length, sealed, 0);
    }
    return sum;
  }

  /** Names chunks where they lie, off the heap. */
  @Benchmark
  public int name() {
    int sum = 0;
    for (int done = 0; done < TOTAL; done += length) {
      mac.update(direct.slice(0, length));
      sum += mac.doFinal()[0];
    }
    return sum;
  }

  /** Names a segment. */
  @Benchmark
  public byte[] digest() {
    for (int done = 0; done < TOTAL; done += length) {
      digest.update(direct.slice(0, length));
    }
    return digest.digest();
  }
}
