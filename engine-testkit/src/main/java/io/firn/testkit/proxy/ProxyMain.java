package io.firn.testkit.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A {@link FaultProxy} as a process, for measurements at a distance. It prints the address on which
 * it listens, its counts as a line of JSON for each line that it reads, and once more when it is
 * ended by SIGTERM.
 *
 * <pre>java -cp engine-testkit.jar io.firn.testkit.proxy.ProxyMain PORT HOST:PORT MILLISECONDS
 * </pre>
 */
public final class ProxyMain {

  private ProxyMain() {}

  /** Port to listen on (0: any), server, latency of a round trip in milliseconds. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 3 || !args[1].matches("[^:]+:[0-9]+") || !args[2].matches("[0-9]+")) {
      System.err.println("arguments: PORT HOST:PORT MILLISECONDS");
      System.exit(2);
    }
    FaultProxy proxy =
        FaultProxy.start(
            Integer.parseInt(args[0]),
            URI.create("http://" + args[1]),
            Duration.ofMillis(Long.parseLong(args[2])),
            0);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> System.out.println(proxy.counts().toJson())));
    System.out.println("listening on 127.0.0.1:" + proxy.port());
    printCountsForEachLine(proxy);
    // Without standard input it is ended by a signal alone.
    Thread.currentThread().join();
  }

  private static void printCountsForEachLine(FaultProxy proxy) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (lines.readLine() != null) {
      System.out.println(proxy.counts().toJson());
    }
  }
}
