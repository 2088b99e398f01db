import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * Checks or applies google-java-format over all sources of the project.
 *
 * <p>The formatter reads Java with the parser of the JDK that runs it, so it has to run on the JDK
 * 25 that the build selects: started inside Maven on JDK 17, as the usual plugins do, it stops at
 * the first record pattern. Files that were found well-formed are remembered by size and time of
 * change, so that a repeated check costs the start of one JVM.
 *
 * <p>Arguments: {@code check|apply}, the root of the project, the file that remembers.
 */
public final class FormatSources {
  private final Formatter formatter =
      new Formatter(
          JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.GOOGLE).build());
  private final boolean apply;
  private final Path root;
  private final Path memory;
  private final Set<String> good = new ConcurrentSkipListSet<>();
  private final Set<String> bad = new ConcurrentSkipListSet<>();

  private FormatSources(boolean apply, Path root, Path memory) {
    this.apply = apply;
    this.root = root;
    this.memory = memory;
  }

  public static void main(String[] arguments) throws IOException {
    boolean apply = arguments[0].equals("apply");
    new FormatSources(apply, Path.of(arguments[1]), Path.of(arguments[2])).run();
  }

  private void run() throws IOException {
    Set<String> known = Files.exists(memory) ? new HashSet<>(Files.readAllLines(memory)) : Set.of();
    // Nothing else runs before this is done, so all cores are free.
    sources().parallelStream().forEach(source -> visit(source, known));
    Files.createDirectories(memory.getParent());
    Files.write(memory, good);
    if (!bad.isEmpty()) {
      System.err.println("Not in google-java-format; run `mvn -q -N validate -Pformat`:");
      bad.forEach(line -> System.err.println("  " + line));
      System.exit(1);
    }
  }

  private List<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.sorted().toList()) {
        if (module.getFileName().toString().equals("build")) {
          addJava(module, found);
        } else if (Files.isRegularFile(module.resolve("pom.xml"))) {
          addJava(module.resolve("src"), found);
        }
      }
    }
    return found;
  }

  private static void addJava(Path folder, List<Path> found) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(found::add);
      }
    }
  }

  private void visit(Path source, Set<String> known) {
    try {
      String state = state(source);
      if (known.contains(state)) {
        good.add(state);
      } else {
        visit(source);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void visit(Path source) throws IOException {
    String before = Files.readString(source);
    try {
      String after = format(before);
      if (!after.equals(before)) {
        if (!apply) {
          bad.add(root.relativize(source).toString());
          return;
        }
        Files.writeString(source, after);
      }
      good.add(state(source));
    } catch (FormatterException e) {
      bad.add(root.relativize(source) + ": " + e.getMessage());
    }
  }

  private String format(String source) throws FormatterException {
    String imports = RemoveUnusedImports.removeUnusedImports(source);
    String ordered = ImportOrderer.reorderImports(imports, JavaFormatterOptions.Style.GOOGLE);
    return formatter.formatSource(ordered);
  }

  private String state(Path source) throws IOException {
    return root.relativize(source)
        + " "
        + Files.size(source)
        + " "
        + Files.getLastModifiedTime(source).toMillis();
  }
}
