package io.firn.testkit.proxy;

import io.firn.testkit.proxy.Exchanges.Exchange;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** One connection of a client and the one to the server that belongs to it. */
final class Connection {

  private static final int PUMP = 128 << 10;

  private final SocketChannel client;
  private final SocketChannel server;
  private final Script script;
  private final Tally tally;
  private final RandomGenerator random;
  private final Exchanges exchanges = new Exchanges();

  /** There and back; empty without a latency. */
  private final List<DelayLine> lines;

  private final ReadableByteChannel fromClient;
  private final WritableByteChannel toClient;
  private final WritableByteChannel toServer;
  private final SocketEnd clientEnd;

  /** When all that was sent has arrived. */
  private volatile boolean resetsClient;

  /**
   * @param latency there and back
   * @param random for all connections, thread-safe
   */
  Connection(
      SocketChannel client,
      SocketChannel server,
      Duration latency,
      Script script,
      Tally tally,
      RandomGenerator random)
      throws IOException {
    this.client = client;
    this.server = server;
    this.script = script;
    this.tally = tally;
    this.random = random;
    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
    server.setOption(StandardSocketOptions.TCP_NODELAY, true);
    toServer = new SocketEnd(server, () -> false);
    clientEnd = new SocketEnd(client, () -> resetsClient);
    if (latency.isZero()) {
      lines = List.of();
      fromClient = client;
      toClient = clientEnd;
    } else {
      long established = System.nanoTime() + latency.toNanos();
      long half = latency.toNanos() / 2;
      lines =
          List.of(
              new DelayLine(new DelayBuffer(half, established, DelayLine.CAPACITY)),
              new DelayLine(new DelayBuffer(half, established, DelayLine.CAPACITY)));
      fromClient = lines.getFirst();
      toClient = lines.getLast();
    }
  }

  /** Passes everything on until both sides have ended. */
  void run() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      if (!lines.isEmpty()) {
        threads.execute(() -> pump(client, lines.getFirst()));
        threads.execute(() -> pump(lines.getLast(), clientEnd));
      }
      threads.execute(this::answers);
      requests();
    } finally {
      breakOff();
    }
  }

  private void pump(ReadableByteChannel from, WritableByteChannel to) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(PUMP);
    try (to) {
      while (from.read(buffer.clear()) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
    } catch (IOException e) {
      breakOff();
    }
  }

  private void requests() {
    Messages requests = new Messages(fromClient, tally.bytesUp);
    try (toServer) {
      Optional<HttpHead> head;
      do {
        head = requests.head();
      } while (head.isPresent() && request(requests, head.get()));
    } catch (IOException e) {
      // Who broke it is told by the end of the other direction: the server may still answer.
    } catch (InterruptedException e) {
      breakOff();
    }
  }

  /** Whether another one may follow. */
  private boolean request(Messages requests, HttpHead head)
      throws IOException, InterruptedException {
    tally.request(head.method());
    Optional<Script.Line> fault = script.faultOf(head.method(), head.target());
    if (fault.isPresent() && fault.get().fault() instanceof ProxyFault.Answer answer) {
      happened(fault.get());
      return answered(requests, head, answer);
    }
    Exchange exchange = new Exchange(head.method(), fault);
    exchanges.begin(exchange);
    requests.pass(head, toServer);
    BodyLength body = head.requestBody();
    if (head.asksFirst() && (!requests.begins() || exchange.isRefused())) {
      return true;
    }
    if (requests.pass(body, toServer, most(fault, ProxyFault.cutRequest(), body))) {
      return true;
    }
    exchange.met();
    happened(fault.orElseThrow());
    breakOff();
    return false;
  }

  /** How much of a body may pass. */
  private long most(Optional<Script.Line> fault, ProxyFault cut, BodyLength body) {
    return is(fault, cut) ? random.nextLong(body.guess()) : Long.MAX_VALUE;
  }

  private static boolean is(Optional<Script.Line> fault, ProxyFault kind) {
    return fault.isPresent() && fault.get().fault().equals(kind);
  }

  private void happened(Script.Line fault) {
    fault.happened().incrementAndGet();
    tally.faults.increment();
  }

  private boolean answered(Messages requests, HttpHead head, ProxyFault.Answer answer)
      throws IOException, InterruptedException {
    boolean last = head.asksFirst();
    if (!last) {
      requests.skip(head.requestBody());
    }
    exchanges.awaitNone();
    String text =
        "HTTP/1.1 %d Scripted\r\n%s%sContent-Length: 0\r\n\r\n"
            .formatted(
                answer.status(),
                answer
                    .retryAfter()
                    .map(time -> "Retry-After: " + time.toSeconds() + "\r\n")
                    .orElse(""),
                last ? "Connection: close\r\n" : "");
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      toClient.write(bytes);
    }
    return !last;
  }

  private void answers() {
    Messages answers = new Messages(server, tally.bytesDown);
    try (toClient) {
      answers(answers);
    } catch (IOException e) {
      breakOff();
    }
  }

  private void answers(Messages answers) throws IOException {
    try {
      Optional<HttpHead> head;
      do {
        head = answers.head();
      } while (head.isPresent() && answer(answers, head.get()));
    } finally {
      // Before the client is told, who will try again.
      exchanges.abandon();
    }
  }

  /** Whether another one may follow. */
  private boolean answer(Messages answers, HttpHead head) throws IOException {
    Optional<Exchange> exchange = exchanges.next();
    if (head.status() / 100 == 1) {
      exchange.ifPresent(Exchange::continued);
      answers.pass(head, toClient);
      return true;
    }
    exchange.ifPresent(Exchange::answered);
    Optional<Script.Line> fault = exchange.flatMap(meant -> meant.fault);
    if (is(fault, ProxyFault.lostAnswer())) {
      return cut(exchange.get());
    }
    answers.pass(head, toClient);
    BodyLength body = head.answerBody(exchange.map(meant -> meant.method).orElse("GET"));
    if (!answers.pass(body, toClient, most(fault, ProxyFault.cutAnswer(), body))) {
      return cut(exchange.orElseThrow());
    }
    exchanges.end();
    return exchange.isPresent() && !(body instanceof BodyLength.UntilEnd);
  }

  /** By chance as an orderly end, which hides that something is missing, or as a reset. */
  private boolean cut(Exchange exchange) throws IOException {
    exchange.met();
    happened(exchange.fault.orElseThrow());
    resetsClient = random.nextBoolean();
    toClient.close();
    server.close();
    return false;
  }

  /** Resets both connections. */
  void breakOff() {
    lines.forEach(DelayLine::breakOff);
    SocketEnd.reset(client);
    SocketEnd.reset(server);
  }
}
