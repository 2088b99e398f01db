package io.firn.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheableJarTest {
  private static final int JAVA_5 = 49;

  @TempDir private Path folder;

  @Test
  void anOldClassIsRaisedAndStillVerifiesAndRuns() throws Exception {
    Path jar = jarWith(absoluteValueClass(JAVA_5));

    assertThat(CacheableJar.make(jar)).isTrue();

    assertThat(majorVersion(jar)).isEqualTo(52);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      Class<?> type = loader.loadClass("old.Value");
      assertThat(type.getMethod("of", int.class).invoke(null, -7)).isEqualTo(7);
    }
    assertThat(folder)
        .isDirectoryContaining(file -> file.equals(jar))
        .isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aJarOfNewClassesStaysUntouched() throws IOException {
    Path jar = jarWith(absoluteValueClass(ClassFile.JAVA_8_VERSION));
    byte[] before = Files.readAllBytes(jar);

    assertThat(CacheableJar.make(jar)).isFalse();

    assertThat(jar).hasBinaryContent(before);
  }

  @Test
  void signaturesAndDigestsAreLeftOut() throws IOException {
    String manifest =
        "Manifest-Version: 1.0\nMain-Class: x.Y\n\nName: old/Value.class\nSHA-256-Digest: AA==\n\n";
    Path jar = folder.resolve("signed.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name :
          List.of(
              "META-INF/MANIFEST.MF",
              "META-INF/KEY.SF",
              "META-INF/KEY.RSA",
              "META-INF/services/KEY.SF")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(manifest.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }

    assertThat(CacheableJar.make(jar)).isTrue();

    try (JarFile written = new JarFile(jar.toFile())) {
      assertThat(written.stream().map(ZipEntry::getName))
          .containsExactly("META-INF/MANIFEST.MF", "META-INF/services/KEY.SF");
      assertThat(written.getManifest().getEntries()).isEmpty();
      assertThat(written.getManifest().getMainAttributes().getValue("Main-Class")).isEqualTo("x.Y");
    }
  }

  /** A class with a branch, so that a missing stack map would fail its verification. */
  private static byte[] absoluteValueClass(int version) {
    return ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS)
        .build(
            ClassDesc.of("old.Value"),
            type ->
                type.withVersion(version, 0)
                    .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
                    .withMethodBody(
                        "of",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code ->
                            code.iload(0)
                                .ifThenElse(
                                    java.lang.classfile.Opcode.IFGE,
                                    positive -> positive.iload(0).ireturn(),
                                    negative -> negative.iload(0).ineg().ireturn())));
  }

  private Path jarWith(byte[] classBytes) throws IOException {
    Path jar = folder.resolve("old.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("old/Value.class"));
      out.write(classBytes);
      out.closeEntry();
    }
    return jar;
  }

  private static int majorVersion(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getInputStream(zip.getEntry("old/Value.class")).readAllBytes()[7];
    }
  }
}
