package io.firn.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the native provider's library does not load, the JDK does all of its work. */
class WithoutNativeProviderTest {

  private static final byte[] KEY = "key".getBytes(US_ASCII);
  private static final byte[] MESSAGE = "message".getBytes(US_ASCII);

  @TempDir Path folder;

  @Test
  void hashesAreTheSame() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPathWithoutLibrary(),
                Hashing.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).endsWith("native: false, " + hashes() + System.lineSeparator());
  }

  private String classPathWithoutLibrary() throws IOException {
    StringJoiner path = new StringJoiner(File.pathSeparator);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      boolean isProvider = entry.contains("AmazonCorrettoCryptoProvider");
      path.add(isProvider ? withoutLibrary(Path.of(entry)).toString() : entry);
    }
    return path.toString();
  }

  /** A copy of the jar as it would be for another kind of machine. */
  private Path withoutLibrary(Path jar) throws IOException {
    Path copy = Files.copy(jar, folder.resolve("provider.jar"));
    int libraries = 0;
    try (FileSystem files = FileSystems.newFileSystem(copy);
        Stream<Path> entries = Files.walk(files.getPath("/"))) {
      for (Path library : entries.filter(entry -> entry.toString().endsWith(".so")).toList()) {
        Files.delete(library);
        libraries++;
      }
    }
    assertThat(libraries).isPositive();
    return copy;
  }

  private static String hashes() {
    byte[] mac = new byte[HmacSha256.BYTES];
    HmacSha256 keyed = new HmacSha256(KEY);
    keyed.update(MESSAGE, 0, MESSAGE.length);
    keyed.finish(mac);
    HexFormat hex = HexFormat.of();
    return hex.formatHex(Digests.sha256().digest(MESSAGE)) + " " + hex.formatHex(mac);
  }

  /** Runs in a JVM of its own. */
  static final class Hashing {
    private Hashing() {}

    public static void main(String[] arguments) {
      // Asking ends the loading: from here on the choice is final.
      System.out.println("native: " + CryptoProvider.isNative() + ", " + hashes());
    }
  }
}
