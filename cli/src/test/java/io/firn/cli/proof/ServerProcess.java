package io.firn.cli.proof;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One of OpenStack's servers that belongs to a test, beside those of {@code dev/servers}: with
 * settings of its own, and to be killed while nobody else is disturbed.
 */
final class ServerProcess implements AutoCloseable {

  private static final int STEP_MILLIS = 50;
  private static final int MOST_STEPS = 90_000 / STEP_MILLIS;

  private final List<String> command;
  private final URI alive;
  private final Path log;
  private Process process;

  /**
   * @param alive what it answers, below 500, once it works
   */
  ServerProcess(List<String> command, URI alive, Path log) {
    this.command = command;
    this.alive = alive;
    this.log = log;
  }

  /** A port that nobody listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts it; {@link #await} says when it works. */
  void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // A Python of the user's own has none of the modules that Debian packages.
    builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    builder.environment().put("PYTHONWARNINGS", "ignore");
    process = builder.start();
  }

  void await() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(alive).build();
      for (int i = 0; i < MOST_STEPS; i++) {
        if (process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
          break;
        }
        if (answers(client, request)) {
          return;
        }
      }
    }
    throw new IOException("%s does not work: %s".formatted(command, Files.readString(log)));
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** As a machine that goes down: no connection is closed in order. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
