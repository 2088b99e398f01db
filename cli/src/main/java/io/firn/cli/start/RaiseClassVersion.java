package io.firn.cli.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Gives the classes of a jar the class file version 52 and the stack maps that go with it.
 *
 * <p>The JVM's class cache leaves out classes below version 50, which only the old verifier
 * understands. picocli is compiled for Java 5 (version 49): its 156 classes were parsed and
 * verified on every start. Measured with {@code firn version} on JDK 25: 269 ms with picocli as
 * published, 145 ms with it raised.
 */
final class RaiseClassVersion {
  private static final int OLDEST_CACHED = 50;
  private static final int RAISED = ClassFile.JAVA_8_VERSION;

  private RaiseClassVersion() {}

  /**
   * Raises the jars named by the arguments in place; a jar without old classes stays as it is.
   *
   * @throws IOException if a jar cannot be read or replaced
   */
  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      raise(Path.of(jar));
    }
  }

  /** Returns whether the jar had to be rewritten. It is replaced atomically. */
  static boolean raise(Path jar) throws IOException {
    try (ZipFile old = new ZipFile(jar.toFile())) {
      if (!hasOldClasses(old)) {
        return false;
      }
      Path raised = jar.resolveSibling(jar.getFileName() + ".tmp");
      try {
        write(old, raised);
        Files.move(raised, jar, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(raised);
      }
      return true;
    }
  }

  private static boolean hasOldClasses(ZipFile jar) throws IOException {
    for (ZipEntry entry : jar.stream().toList()) {
      if (isClass(entry) && majorVersion(read(jar, entry)) < OLDEST_CACHED) {
        return true;
      }
    }
    return false;
  }

  private static void write(ZipFile old, Path raised) throws IOException {
    ClassFile classFile =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(hierarchy(old)));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(raised))) {
      for (ZipEntry entry : old.stream().toList()) {
        byte[] content = read(old, entry);
        if (isClass(entry) && majorVersion(content) < OLDEST_CACHED) {
          content = raise(classFile, content);
        }
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(content);
        out.closeEntry();
      }
    }
  }

  /** Stack maps need to know which types are interfaces: of the jar itself, and of the JDK. */
  private static ClassHierarchyResolver hierarchy(ZipFile jar) {
    return ClassHierarchyResolver.ofResourceParsing(type -> open(jar, type))
        .orElse(ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader()));
  }

  private static InputStream open(ZipFile jar, ClassDesc type) {
    String descriptor = type.descriptorString();
    ZipEntry entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return entry == null ? null : jar.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] raise(ClassFile classFile, byte[] content) {
    ClassModel model = classFile.parse(content);
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(RAISED, 0);
          } else {
            builder.with(element);
          }
        };
    // Passing the code through a transform, instead of copying it, is what has its stack maps made.
    return classFile.transformClass(
        model, version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class");
  }

  private static int majorVersion(byte[] classBytes) {
    return (classBytes[6] & 0xff) << 8 | (classBytes[7] & 0xff);
  }

  private static byte[] read(ZipFile jar, ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
