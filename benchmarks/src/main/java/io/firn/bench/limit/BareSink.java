package io.firn.bench.limit;

import io.firn.bench.place.StorageKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Takes the bytes of segments in the plainest way that the kernel has. */
interface BareSink extends AutoCloseable {

  void write(ByteBuffer bytes) throws IOException;

  @Override
  void close() throws IOException;

  static Optional<BareSink> of(StorageKind storage) throws IOException {
    return switch (storage) {
      case MEMORY -> Optional.empty();
      case LOCAL -> Optional.of(new ToFile(Files.createTempFile("firn-bench-", ".segment")));
      case SWIFT, S3 -> Optional.of(ToSocket.open());
    };
  }

  private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** A new file each time, on the disk when the call returns, as a storage promises. */
  record ToFile(Path file) implements BareSink {

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      Files.delete(file);
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        writeFully(channel, bytes);
        channel.force(true);
      }
    }

    @Override
    public void close() throws IOException {
      Files.delete(file);
    }
  }

  /** Somebody in this process reads it; only the writer's time counts. */
  record ToSocket(SocketChannel channel) implements BareSink {

    static ToSocket open() throws IOException {
      try (ServerSocketChannel server = ServerSocketChannel.open()) {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SocketChannel channel = SocketChannel.open(server.getLocalAddress());
        SocketChannel other = server.accept();
        Thread.ofPlatform().daemon().name("drain").start(() -> drain(other));
        return new ToSocket(channel);
      }
    }

    private static void drain(SocketChannel from) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
      try (from) {
        while (from.read(buffer.clear()) >= 0) {
          // Nothing is done with it.
        }
      } catch (IOException e) {
        throw new IllegalStateException("the socket breaks", e);
      }
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      writeFully(channel, bytes);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
