package io.firn.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Waits for what is typed. The read of a terminal cannot be interrupted, so a thread of its own
 * does it, and is left behind when the command is interrupted at the prompt: the process ends then.
 */
final class Typing {

  private Typing() {}

  /**
   * Reads one line.
   *
   * @throws InterruptedIOException when this thread is interrupted meanwhile
   */
  static char[] await(Callable<char[]> read) throws IOException {
    FutureTask<char[]> typed = new FutureTask<>(read);
    Thread.ofPlatform().name("prompt").daemon().start(typed);
    try {
      return typed.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted at the prompt");
    } catch (ExecutionException e) {
      throw new IOException("the terminal cannot be read", e.getCause());
    }
  }
}
