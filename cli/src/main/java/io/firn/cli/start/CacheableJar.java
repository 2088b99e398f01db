package io.firn.cli.start;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites a library's jar so that the JVM's class cache takes its classes.
 *
 * <p>The cache leaves out two kinds of classes, and they are then read, verified and linked at
 * every start:
 *
 * <ul>
 *   <li>those below class file version 50, which only the old verifier understands. picocli is
 *       compiled for Java 5 (version 49). They get version 52 and the stack maps that go with it.
 *   <li>those from signed jars. The signatures of the crypto provider and of Bouncy Castle are left
 *       out: nothing asks for them here, an OpenJDK takes providers without, and the JVM checked
 *       certificates for over 100 ms per start.
 * </ul>
 *
 * <p>Measured with a command that only goes through the parser, on JDK 25: 269 ms with picocli as
 * published, 145 ms with its classes raised.
 */
final class CacheableJar {
  private static final int OLDEST_CACHED = 50;
  private static final int RAISED = ClassFile.JAVA_8_VERSION;
  private static final int CLASS_HEADER_BYTES = 8;
  private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");

  private final ZipFile original;
  private final ClassFile classFile;

  private CacheableJar(ZipFile original) {
    this.original = original;
    // Stack maps need to know which types are interfaces: of the jar itself, and of the JDK.
    ClassHierarchyResolver hierarchy =
        ClassHierarchyResolver.ofResourceParsing(this::open)
            .orElse(ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader()));
    this.classFile =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(hierarchy));
  }

  /** Returns whether the jar had to be rewritten. It is replaced atomically. */
  static boolean make(Path jar) throws IOException {
    try (ZipFile original = new ZipFile(jar.toFile())) {
      CacheableJar cacheable = new CacheableJar(original);
      if (!cacheable.isNeeded()) {
        return false;
      }
      Path rewritten = jar.resolveSibling(jar.getFileName() + ".tmp");
      try {
        cacheable.write(rewritten);
        Files.move(rewritten, jar, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(rewritten);
      }
      return true;
    }
  }

  private boolean isNeeded() throws IOException {
    for (ZipEntry entry : original.stream().toList()) {
      if (isSignature(entry) || (isClass(entry) && isOld(head(entry)))) {
        return true;
      }
    }
    return false;
  }

  private void write(Path rewritten) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
      for (ZipEntry entry : original.stream().toList()) {
        if (!isSignature(entry)) {
          ZipEntry copy = new ZipEntry(entry.getName());
          copy.setTime(entry.getTime());
          out.putNextEntry(copy);
          out.write(content(entry));
          out.closeEntry();
        }
      }
    }
  }

  private byte[] content(ZipEntry entry) throws IOException {
    try (InputStream in = original.getInputStream(entry)) {
      byte[] content = in.readAllBytes();
      if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
        return withoutDigests(content);
      }
      return isClass(entry) && isOld(content) ? raised(content) : content;
    }
  }

  /** A signed jar's manifest has a digest per file, half a megabyte of them for Bouncy Castle. */
  private static byte[] withoutDigests(byte[] content) throws IOException {
    Manifest manifest = new Manifest(new ByteArrayInputStream(content));
    manifest.getEntries().clear();
    ByteArrayOutputStream main = new ByteArrayOutputStream();
    manifest.write(main);
    return main.toByteArray();
  }

  private byte[] raised(byte[] content) {
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
        classFile.parse(content),
        version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
  }

  private InputStream open(ClassDesc type) {
    String descriptor = type.descriptorString();
    ZipEntry entry = original.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return entry == null ? null : original.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] head(ZipEntry entry) throws IOException {
    try (InputStream in = original.getInputStream(entry)) {
      return in.readNBytes(CLASS_HEADER_BYTES);
    }
  }

  private static boolean isSignature(ZipEntry entry) {
    return SIGNATURE.matcher(entry.getName()).matches();
  }

  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class");
  }

  private static boolean isOld(byte[] classBytes) {
    return (((classBytes[6] & 0xff) << 8) | (classBytes[7] & 0xff)) < OLDEST_CACHED;
  }
}
