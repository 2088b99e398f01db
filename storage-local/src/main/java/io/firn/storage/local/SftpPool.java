package io.firn.storage.local;

import com.jcraft.jsch.SftpException;
import io.firn.api.storage.StorageException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Lends connections. There is no bound on those lent: a reader may hold many bodies open at once,
 * and waiting for one of its own would never end. Thread-safe.
 */
final class SftpPool implements AutoCloseable {

  /** Kept for the next user; some servers allow ten sessions of one client. */
  private static final int MAX_IDLE = 8;

  private final SftpConnector connector;
  private final SftpErrors errors;
  private final ConcurrentLinkedDeque<SftpConnection> idle = new ConcurrentLinkedDeque<>();
  private final Set<SftpConnection> lent = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  SftpPool(SftpConnector connector, SftpErrors errors) {
    this.connector = connector;
    this.errors = errors;
  }

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(SftpConnection connection) throws SftpException, IOException;
  }

  /**
   * Does the work on a connection that is nobody else's meanwhile.
   *
   * @param what the name that an error is about
   */
  <T> T call(String what, Work<T> work) throws StorageException {
    SftpConnection connection = borrow();
    boolean reusable = false;
    try {
      T result = work.with(connection);
      reusable = true;
      return result;
    } catch (SftpException e) {
      reusable = SftpErrors.isAnswer(e);
      throw errors.typed(e, what);
    } catch (IOException e) {
      // Thrown by our own code between whole requests, after answers that were read to their end.
      reusable = e instanceof StorageException && !(e instanceof StorageException.Interrupted);
      throw errors.typed(e, what);
    } finally {
      giveBack(connection, reusable);
    }
  }

  SftpConnection borrow() throws StorageException {
    if (Thread.currentThread().isInterrupted()) {
      throw new StorageException.Interrupted("interrupted", null);
    }
    if (closed) {
      throw new StorageException.Permanent("the storage is closed", null);
    }
    SftpConnection connection;
    do {
      connection = idle.pollFirst();
    } while (connection != null && !connection.isAlive());
    if (connection == null) {
      connection = connector.connect();
    }
    lent.add(connection);
    if (closed) {
      connection.disconnect();
    }
    return connection;
  }

  /** Ends a loan; a connection with an answer outstanding is not reusable. */
  void giveBack(SftpConnection connection, boolean reusable) {
    lent.remove(connection);
    if (reusable && !closed && idle.size() < MAX_IDLE && connection.isAlive()) {
      idle.addFirst(connection);
      if (!closed) {
        return;
      }
    }
    connection.disconnect();
  }

  @Override
  public void close() {
    closed = true;
    lent.forEach(SftpConnection::disconnect);
    idle.forEach(SftpConnection::disconnect);
    idle.clear();
  }
}
