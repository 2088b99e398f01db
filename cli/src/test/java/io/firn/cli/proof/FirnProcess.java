package io.firn.cli.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command in a process of its own, with the classes under test: for plugins that read their
 * variables themselves, as the clouds' do.
 *
 * @param folder that it runs in; takes what it prints and its cache
 * @param environment beside the caller's own
 */
record FirnProcess(Path folder, Map<String, String> environment) {

  /** What a command printed, and its exit code. */
  record Result(int code, String out, String err) {}

  /** Runs a command to its end. */
  Result run(String... arguments) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dguice_bytecode_gen_option=DISABLED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.firn.cli.Main"));
    words.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("FIRN_PASSWORD", "a password of the tests");
    builder.environment().put("FIRN_CACHE_DIR", folder.resolve("cache").toString());
    Process process = builder.start();
    try {
      int code = process.waitFor();
      return new Result(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }
}
