package io.firn.bench.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server in a JVM of its own, so that what it costs is not counted as this process's. Its first
 * line ends in host and port.
 */
final class ChildServer implements AutoCloseable {

  private final Process process;
  private final URI address;

  private ChildServer(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts a main class of this class path, and returns when it listens. */
  static ChildServer start(String mainClass, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.add(mainClass);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    if (line == null) {
      throw new IOException(mainClass + " ended before it listened");
    }
    URI address = URI.create("http://" + line.substring(line.lastIndexOf(' ') + 1));
    return new ChildServer(process, address);
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
