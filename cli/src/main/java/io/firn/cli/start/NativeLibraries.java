package io.firn.cli.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The libraries of zstd and of the crypto provider, unpacked beside the jars. Left to themselves
 * both unpack into the temporary folder at each start, 11 MB: some 130 ms of processor time, and no
 * luck where that folder is mounted noexec.
 */
public final class NativeLibraries {

  private static final String FOLDER = "native";
  private static final String ZSTD = "libzstd-jni";
  private static final String CRYPTO = "libamazonCorrettoCryptoProvider";
  private static final Pattern CRYPTO_ENTRY =
      Pattern.compile("com/amazon/corretto/crypto/provider/" + CRYPTO + "\\.(so|dylib)");

  private NativeLibraries() {}

  /**
   * Has the libraries below a distribution's folder used, where they are; to be called before any
   * of them is. The start script names the same folder to the JVM.
   */
  public static void use(Path home) {
    Path folder = home.resolve("lib").resolve(FOLDER);
    find(folder, ZSTD).ifPresent(file -> System.setProperty("ZstdNativePath", file.toString()));
    find(folder, CRYPTO)
        .ifPresent(
            file ->
                System.setProperty("com.amazon.corretto.crypto.provider.useExternalLib", "true"));
  }

  private static Optional<Path> find(Path folder, String name) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, name + "*")) {
      for (Path file : found) {
        return Optional.of(file);
      }
    } catch (IOException e) {
      // Not unpacked: the libraries do it themselves.
    }
    return Optional.empty();
  }

  /** Unpacks what this machine needs from the jars of {@code folder} into a folder below it. */
  static void unpack(Path folder) throws IOException {
    Path target = folder.resolve(FOLDER);
    List<Path> old = new ArrayList<>();
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(target)) {
        files.forEach(old::add);
      }
    }
    Files.createDirectories(target);
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(folder, "{zstd-jni,AmazonCorretto}*.jar")) {
      for (Path jar : jars) {
        old.remove(unpack(jar, target));
      }
    }
    for (Path file : old) {
      Files.delete(file);
    }
  }

  /** Returns the file, null when the jar has none for this machine. It appears whole. */
  private static Path unpack(Path jar, Path target) throws IOException {
    String zstdFolder = "linux/" + System.getProperty("os.arch") + "/" + ZSTD;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().startsWith(zstdFolder)
            || CRYPTO_ENTRY.matcher(entry.getName()).matches()) {
          Path file = target.resolve(Path.of(entry.getName()).getFileName());
          Path unpacked = target.resolveSibling(file.getFileName() + ".tmp");
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
          }
          return Files.move(unpacked, file, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
    return null;
  }
}
