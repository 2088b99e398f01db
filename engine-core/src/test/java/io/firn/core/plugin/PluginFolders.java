package io.firn.core.plugin;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes plugin folders out of source text, as a third party would have built them. */
final class PluginFolders {

  private static final String FACTORY =
      """
      package PACKAGE;
      import io.firn.api.plugin.*;
      import io.firn.api.storage.*;
      import java.util.List;
      public final class Factory implements StorageFactory {
        public String name() { return "NAME"; }
        public String description() { return shared.Library.version(); }
        public List<OptionSpec> options() { return List.of(); }
        public Storage open(String container, OpenMode mode, PluginOptions options)
            throws StorageException {
          throw new StorageException.Permanent(
              Thread.currentThread().getContextClassLoader().getName(), null);
        }
      }
      """;

  private static final String LIBRARY =
      """
      package shared;
      public final class Library {
        public static String version() { return "VERSION"; }
      }
      """;

  private final Path directory;

  PluginFolders(Path directory) {
    this.directory = directory;
  }

  /** A storage with its own copy of {@code shared.Library} of the given version. */
  Path storage(String folder, String name, String libraryVersion) throws IOException {
    String packageName = "p" + name.replace("-", "");
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("shared/Library.java", LIBRARY.replace("VERSION", libraryVersion));
    sources.put(
        packageName + "/Factory.java",
        FACTORY.replace("PACKAGE", packageName).replace("NAME", name));
    return jar(folder, sources, packageName + ".Factory");
  }

  /** A folder whose jar promises a factory that is not in it. */
  Path broken(String folder) throws IOException {
    return jar(folder, Map.of(), "gone.Factory");
  }

  private Path jar(String folder, Map<String, String> sources, String provider) throws IOException {
    Path work = Files.createTempDirectory(directory.getParent(), "build");
    compile(work, sources);
    Path home = Files.createDirectories(directory.resolve(folder));
    try (JarOutputStream jar =
            new JarOutputStream(Files.newOutputStream(home.resolve("plugin.jar")));
        Stream<Path> classes = Files.walk(work)) {
      jar.putNextEntry(new JarEntry("META-INF/services/io.firn.api.storage.StorageFactory"));
      jar.write(provider.getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
      for (Path file : classes.filter(path -> path.toString().endsWith(".class")).toList()) {
        jar.putNextEntry(new JarEntry(work.relativize(file).toString()));
        jar.write(Files.readAllBytes(file));
        jar.closeEntry();
      }
    }
    return home;
  }

  private static void compile(Path work, Map<String, String> sources) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = work.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source.getValue()));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-proc:none", "-d", work.toString(), "-cp", System.getProperty("java.class.path"));
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  manager,
                  null,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!compiled) {
        throw new AssertionError("the plugin does not compile: " + messages);
      }
    }
  }
}
