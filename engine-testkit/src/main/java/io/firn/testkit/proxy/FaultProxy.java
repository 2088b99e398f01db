package io.firn.testkit.proxy;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server on the loopback that passes HTTP/1.1 on to another one, with distance and faults between
 * them; see the package for how. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable {

  private final InetSocketAddress target;
  private final Duration latency;
  private final Random random;
  private final Script script = new Script();
  private final Tally tally = new Tally();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final int port;

  /** Closed while down. Written under the lock of this. */
  private volatile ServerSocketChannel listener;

  private FaultProxy(int port, InetSocketAddress target, Duration latency, long seed)
      throws IOException {
    this.target = target;
    this.latency = requireNonNull(latency, "latency");
    this.random = new Random(seed);
    listen(port);
    this.port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  /** Listens on a free port at once, without latency. */
  public static FaultProxy to(URI server, long seed) throws IOException {
    return start(0, server, Duration.ZERO, seed);
  }

  /**
   * Listens at once.
   *
   * @param port of 127.0.0.1; 0 for any that is free
   * @param server host and port are used
   * @param latency of a round trip; zero for none
   * @param seed of where bodies are cut
   */
  public static FaultProxy start(int port, URI server, Duration latency, long seed)
      throws IOException {
    InetSocketAddress target = new InetSocketAddress(server.getHost(), server.getPort());
    return new FaultProxy(port, target, latency, seed);
  }

  private synchronized void listen(int at) throws IOException {
    ServerSocketChannel opened = ServerSocketChannel.open();
    opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 100);
    listener = opened;
    Thread.ofVirtual().name("proxy-" + at).start(() -> acceptAll(opened));
  }

  private void acceptAll(ServerSocketChannel from) {
    try {
      while (true) {
        SocketChannel client = from.accept();
        tally.connections.increment();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      // Closed: down, or for good.
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        SocketChannel server = SocketChannel.open(target)) {
      Connection connection = new Connection(client, server, latency, script, tally, random);
      connections.add(connection);
      if (listener.isOpen()) {
        connection.run();
      }
      connections.remove(connection);
    } catch (IOException e) {
      // The server cannot be reached: the client's connection ends without an answer.
    }
  }

  /** The port of 127.0.0.1 on which it listens; the same after {@link #up}. */
  public int port() {
    return port;
  }

  /** The address of a path here: {@code /auth/v1.0}. */
  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Adds a line to the script: these requests meet this fault. The first line that fits counts. */
  public FaultProxy script(ProxiedRequests requests, ProxyFault fault) {
    script.add(requireNonNull(requests, "requests"), requireNonNull(fault, "fault"));
    return this;
  }

  /** Fails when a line of the script hit no request: what is not met proves nothing. */
  public void assertAllMet() {
    List<String> unmet = script.unmet();
    if (!unmet.isEmpty()) {
      throw new AssertionError("met by no request: " + unmet);
    }
  }

  /** Breaks all connections; further ones are refused. */
  public synchronized void down() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connections.forEach(Connection::breakOff);
  }

  /** Listens again. */
  public void up() throws IOException {
    listen(port);
  }

  /** What has passed since it began. */
  public ProxyCounts counts() {
    return tally.counts();
  }

  @Override
  public void close() {
    down();
  }
}
