package io.firn.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {

  private static final String CRYPTO = "com.amazon.corretto.crypto.provider.useExternalLib";

  @TempDir private Path home;

  @AfterEach
  void forget() {
    System.clearProperty("ZstdNativePath");
    System.clearProperty(CRYPTO);
  }

  @Test
  void theLibrariesOfThisMachineAreUnpackedAndFound() throws IOException {
    Path jars = Files.createDirectory(home.resolve("lib"));
    String machine = System.getProperty("os.arch");
    jar(jars.resolve("zstd-jni-1.jar"), "linux/other/libzstd-jni-1.so", "wrong");
    jar(jars.resolve("zstd-jni-2.jar"), "linux/" + machine + "/libzstd-jni-2.so", "zstd");
    jar(
        jars.resolve("AmazonCorrettoCryptoProvider-2-linux.jar"),
        "com/amazon/corretto/crypto/provider/libamazonCorrettoCryptoProvider.so",
        "crypto");
    Path old = Files.createDirectory(jars.resolve("native")).resolve("libzstd-jni-0.so");
    Files.writeString(old, "of the version before");

    NativeLibraries.unpack(jars);
    NativeLibraries.use(home);

    assertThat(old).doesNotExist();
    assertThat(Path.of(System.getProperty("ZstdNativePath"))).hasContent("zstd");
    assertThat(jars.resolve("native/libamazonCorrettoCryptoProvider.so")).hasContent("crypto");
    assertThat(System.getProperty(CRYPTO)).isEqualTo("true");
  }

  @Test
  void whereNothingWasUnpackedNothingIsSet() {
    NativeLibraries.use(home);

    assertThat(System.getProperty("ZstdNativePath")).isNull();
    assertThat(System.getProperty(CRYPTO)).isNull();
  }

  private static void jar(Path jar, String entry, String content) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }
}
