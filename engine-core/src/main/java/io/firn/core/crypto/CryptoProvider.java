package io.firn.core.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which library seals. The providers are used as explicit instances and never installed in the
 * process's list, so that a program that embeds the engine keeps its own.
 *
 * <p>Bulk data goes through Amazon's provider where its native library loads and computes a known
 * answer. The JDK's algorithms are as fast once the optimising compiler has reached them, which
 * takes seconds at a megabyte a call, and crawl until then: 7 to 50 MB/s of AES-GCM, 55 of SHA-256.
 * Loading takes 85 ms of processor time, or 250 where the library must be unpacked first, so it
 * begins when bulk data comes and goes on in the background. Until it is done the JDK's are used,
 * and commands that open a few objects never pay for it.
 */
public final class CryptoProvider {

  static final String AES_GCM = "AES/GCM/NoPadding";

  private static final AtomicBoolean LOADING = new AtomicBoolean();

  private static volatile boolean ready;

  private CryptoProvider() {}

  /** The provider for bulk data; loads it on the first call. */
  public static Provider bulk() {
    return Bulk.CHOSEN;
  }

  /** Starts loading the provider for bulk data in the background, once. */
  static void prepareBulk() {
    if (!ready && LOADING.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("firn-crypto-load").start(CryptoProvider::isNative);
    }
  }

  /** Tells whether {@link #bulk} can be had without waiting. */
  static boolean isBulkReady() {
    return ready;
  }

  /** The provider that needs no loading, for small objects. */
  public static Provider small() {
    return Jdk.SEALER;
  }

  /** Tells whether {@link #bulk} is the native provider; loads it on the first call. */
  public static boolean isNative() {
    return !bulk().equals(small());
  }

  private static final class Jdk {
    static final Provider SEALER = find();

    private static Provider find() {
      try {
        return Cipher.getInstance(AES_GCM, "SunJCE").getProvider();
      } catch (GeneralSecurityException e) {
        return Security.getProviders("Cipher.AES")[0];
      }
    }
  }

  private static final class Bulk {
    // Here and not in the class around it: commands that load no bulk provider set up no logging.
    private static final Logger LOG = LoggerFactory.getLogger(CryptoProvider.class);

    static final Provider CHOSEN = choose();

    static {
      ready = true;
    }

    private static Provider choose() {
      try {
        AmazonCorrettoCryptoProvider candidate = AmazonCorrettoCryptoProvider.INSTANCE;
        Throwable loadingError = candidate.getLoadingError();
        if (loadingError == null && KnownAnswer.isGivenBy(candidate)) {
          LOG.debug("sealing with {} {}", candidate.getName(), candidate.getVersionStr());
          return candidate;
        }
        LOG.debug("sealing with the JDK: the native crypto provider does not load", loadingError);
      } catch (LinkageError | RuntimeException e) {
        // No library for this machine, a temporary folder mounted noexec.
        LOG.debug("sealing with the JDK: the native crypto provider does not load", e);
      }
      return small();
    }
  }

  /**
   * AES-256-GCM of sixteen zeros under a zero key and nonce, as the algorithm's authors published
   * it. The provider's own self test takes 130 ms and tests algorithms that are not used here.
   */
  private static final class KnownAnswer {

    private static final byte[] SEALED =
        HexFormat.of().parseHex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");

    static boolean isGivenBy(Provider provider) {
      try {
        Cipher cipher = Cipher.getInstance(AES_GCM, provider);
        SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
        GCMParameterSpec nonce = new GCMParameterSpec(128, new byte[12]);
        cipher.init(Cipher.ENCRYPT_MODE, key, nonce);
        boolean seals = Arrays.equals(SEALED, cipher.doFinal(new byte[16]));
        cipher.init(Cipher.DECRYPT_MODE, key, nonce);
        return seals && Arrays.equals(new byte[16], cipher.doFinal(SEALED));
      } catch (GeneralSecurityException e) {
        Bulk.LOG.debug("the native crypto provider fails its test", e);
        return false;
      }
    }
  }
}
