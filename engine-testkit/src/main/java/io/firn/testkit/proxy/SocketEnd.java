package io.firn.testkit.proxy;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.function.BooleanSupplier;

/**
 * The sending half of a socket: closed alone, what comes the other way can still be read.
 *
 * @param resets asked when it is closed: whether to reset the connection in place of that
 */
record SocketEnd(SocketChannel socket, BooleanSupplier resets) implements WritableByteChannel {

  @Override
  public int write(ByteBuffer source) throws IOException {
    return socket.write(source);
  }

  @Override
  public boolean isOpen() {
    return socket.isOpen();
  }

  @Override
  public void close() throws IOException {
    if (resets.getAsBoolean()) {
      reset(socket);
    } else {
      socket.shutdownOutput();
    }
  }

  /** Ends both directions at once; the other side is told by an error. */
  static void reset(SocketChannel socket) {
    try (socket) {
      if (socket.isOpen()) {
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException e) {
      // It is closed already.
    }
  }
}
