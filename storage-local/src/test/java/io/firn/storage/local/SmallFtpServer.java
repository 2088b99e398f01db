package io.firn.storage.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** As much of FTP as a client needs that reads: passive, binary, {@code LIST} as Unix shows it. */
final class SmallFtpServer implements AutoCloseable {

  static final String PASSWORD = "open sesame";

  private final Path root;
  private final ServerSocket control = listen();

  SmallFtpServer(Path root) throws IOException {
    this.root = root;
    Thread.ofVirtual().start(this::acceptAll);
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  int port() {
    return control.getLocalPort();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket client = control.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      new Conversation(client.getOutputStream()).hold(in);
    } catch (IOException | UncheckedIOException left) {
      return;
    }
  }

  /** What is said on one control connection. */
  private final class Conversation {
    private final OutputStream out;
    private ServerSocket data;
    private long restart;
    private Path folder = root;

    Conversation(OutputStream out) {
      this.out = out;
    }

    void hold(BufferedReader in) throws IOException {
      say("220 ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int space = line.indexOf(' ');
        String verb = space < 0 ? line : line.substring(0, space);
        answer(verb.toUpperCase(Locale.ROOT), space < 0 ? "" : line.substring(space + 1));
      }
    }

    private void say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    private Path resolve(String path) {
      Path found = path.startsWith("/") ? Path.of(path) : folder.resolve(path);
      return found.normalize();
    }

    private void answer(String verb, String argument) throws IOException {
      switch (verb) {
        case "USER" -> say("331 password");
        case "PASS" -> say(argument.equals(PASSWORD) ? "230 in" : "530 no");
        case "SYST" -> say("215 UNIX Type: L8");
        case "TYPE", "NOOP", "OPTS" -> say("200 yes");
        case "PWD" -> say("257 \"" + folder + "\"");
        case "CWD" -> changeFolder(argument);
        case "PASV" -> passive();
        case "REST" -> {
          restart = Long.parseLong(argument);
          say("350 from there");
        }
        case "LIST" -> list(argument);
        case "RETR" -> retrieve(resolve(argument));
        case "QUIT" -> say("221 bye");
        default -> say("502 not here");
      }
    }

    private void changeFolder(String argument) throws IOException {
      Path wanted = resolve(argument);
      if (Files.isDirectory(wanted)) {
        folder = wanted;
        say("250 there");
      } else {
        say("550 no such folder");
      }
    }

    private void passive() throws IOException {
      data = listen();
      int port = data.getLocalPort();
      say("227 (127,0,0,1," + (port >> 8) + "," + (port & 255) + ")");
    }

    private void list(String argument) throws IOException {
      String path = argument.replaceFirst("^-\\S+ ?", "");
      Path wanted = path.isEmpty() ? folder : resolve(path);
      if (!Files.isDirectory(wanted)) {
        say("550 no such folder");
        return;
      }
      StringBuilder lines = new StringBuilder();
      try (Stream<Path> children = Files.list(wanted)) {
        for (Path child : children.toList()) {
          lines.append(
              "%s 1 me me %d Jan  1 00:00 %s\r\n"
                  .formatted(
                      Files.isDirectory(child) ? "drwx------" : "-rw-------",
                      Files.size(child),
                      child.getFileName()));
        }
      }
      send(lines.toString().getBytes(StandardCharsets.UTF_8), 0);
    }

    private void retrieve(Path file) throws IOException {
      if (!Files.isRegularFile(file)) {
        say("550 no such file");
        return;
      }
      send(Files.readAllBytes(file), (int) restart);
      restart = 0;
    }

    private void send(byte[] bytes, int from) throws IOException {
      say("150 here it comes");
      try (ServerSocket listening = data;
          Socket socket = listening.accept()) {
        socket.getOutputStream().write(bytes, from, bytes.length - from);
        say("226 done");
      } catch (IOException closedEarly) {
        say("426 closed");
      }
    }
  }

  @Override
  public void close() throws IOException {
    control.close();
  }
}
