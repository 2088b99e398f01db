package io.firn.media.files.block;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.Channels;
import java.util.OptionalLong;

/**
 * What a shell command prints. Its standard error goes where ours goes, its standard input is
 * empty. Its exit status is waited for before the end is told, so that a backup of a dump that
 * broke off is never finished.
 */
public final class CommandStream implements BlockStream {

  private final String name;
  private final String command;

  /**
   * @param command for {@code /bin/sh -c}; may hold a secret, so it is in no message
   */
  public CommandStream(String name, String command) {
    this.name = name;
    this.command = command;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.empty();
  }

  @Override
  public boolean aligned() {
    return false;
  }

  /** Starts the command; each time anew. */
  @Override
  public ContentReader open() throws MediaException {
    try {
      Process process =
          new ProcessBuilder("/bin/sh", "-c", command)
              .redirectInput(Redirect.from(new File("/dev/null")))
              .redirectError(Redirect.INHERIT)
              .start();
      return new PipeReader(Channels.newChannel(new Output(process)), item(), new Exit(process));
    } catch (IOException e) {
      throw new MediaException.Failed("cannot start /bin/sh for --stdin-command", e);
    }
  }

  private String item() {
    return "the command of " + name;
  }

  /** Asks the command and what it has started to end. */
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  /**
   * The output, whose closing ends the command. An interrupted channel closes its stream, but that
   * alone wakes no thread that reads from a pipe; that the other end is gone does.
   */
  private static final class Output extends FilterInputStream {

    private final Process process;

    Output(Process process) {
      super(process.getInputStream());
      this.process = process;
    }

    @Override
    public void close() throws IOException {
      end(process);
      super.close();
    }
  }

  /** Tells how the command ended, and ends it when nobody reads on. */
  private final class Exit implements PipeReader.End {

    private final Process process;

    Exit(Process process) {
      this.process = process;
    }

    @Override
    public void reached() throws MediaException {
      try {
        int status = process.waitFor();
        if (status != 0) {
          String how = status > 128 ? "was killed by signal " + (status - 128) : "failed";
          throw new MediaException.Failed(
              item() + " " + how + " (exit status " + status + ")", null);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MediaException.Interrupted(item() + ": interrupted", e);
      }
    }

    @Override
    public void closed() {
      end(process);
    }
  }
}
