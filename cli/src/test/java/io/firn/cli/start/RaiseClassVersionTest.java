package io.firn.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaiseClassVersionTest {
  private static final int JAVA_5 = 49;

  @TempDir private Path folder;

  @Test
  void anOldClassIsRaisedAndStillVerifiesAndRuns() throws Exception {
    Path jar = jarWith(absoluteValueClass(JAVA_5));

    assertThat(RaiseClassVersion.raise(jar)).isTrue();

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

    assertThat(RaiseClassVersion.raise(jar)).isFalse();

    assertThat(jar).hasBinaryContent(before);
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
