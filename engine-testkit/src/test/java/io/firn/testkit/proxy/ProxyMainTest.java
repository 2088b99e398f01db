package io.firn.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProxyMainTest {

  @Test
  void tellsItsCountsWhenAskedAndAtTheEnd() throws Exception {
    try (SmallServer server = new SmallServer();
        HttpClient client = HttpClient.newHttpClient()) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  ProxyMain.class.getName(),
                  "0",
                  "127.0.0.1:" + server.address().getPort(),
                  "1")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader told = process.inputReader();
          PrintWriter ask = new PrintWriter(process.outputWriter(), true)) {
        String address = told.readLine().replace("listening on ", "http://");
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/o")).build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
        ask.println();
        String counts = told.readLine();
        assertThat(counts).startsWith("{\"connections\": 1, \"requests\": {\"GET\": 1}, ");
        // The process itself would close what it still has to say.
        process.toHandle().destroy();
        assertThat(told.readLine()).isEqualTo(counts);
        process.waitFor();
      } finally {
        process.destroyForcibly();
      }
    }
  }
}
