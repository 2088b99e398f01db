package io.firn.cli.exit;

import io.firn.api.media.MediaException;
import io.firn.api.storage.StorageException;
import io.firn.cli.output.OutputLost;
import io.firn.cli.output.Printable;
import io.firn.core.RepositoryException;
import io.firn.core.plugin.PluginException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * What an exception means for the shell and for the user: the one place where types become exit
 * codes.
 *
 * @param message one line: what happened; what to do
 */
public record Failure(ExitCode code, String message) {

  /** Reads an exception. */
  public static Failure of(Throwable thrown) {
    return new Failure(code(thrown), oneLine(message(thrown)));
  }

  /** Whether there is nothing to say, and nobody to say it to. */
  public boolean isSilent() {
    return code == ExitCode.CLOSED_PIPE;
  }

  private static ExitCode code(Throwable thrown) {
    return switch (thrown) {
      case UsageException _ -> ExitCode.USAGE;
      case RepositoryException e -> code(e);
      case StorageException e -> code(e);
      case MediaException e -> code(e);
      case PluginException.Unknown _, PluginException.BadOption _ -> ExitCode.USAGE;
      case InterruptedException _, ClosedByInterruptException _ -> ExitCode.INTERRUPTED;
      case OutputLost e when e.isClosedPipe() -> ExitCode.CLOSED_PIPE;
      default -> ExitCode.FAILED;
    };
  }

  private static ExitCode code(RepositoryException e) {
    return switch (e) {
      case RepositoryException.Missing _ -> ExitCode.NO_REPOSITORY;
      case RepositoryException.WrongPassword _ -> ExitCode.WRONG_PASSWORD;
      case RepositoryException.Damaged _, RepositoryException.NotAuthentic _ -> ExitCode.DAMAGED;
      case RepositoryException.Refused _ -> ExitCode.USAGE;
      case RepositoryException.AlreadyThere _,
          RepositoryException.Unsupported _,
          RepositoryException.UnreliableMachine _,
          RepositoryException.NoSuchSnapshot _ ->
          ExitCode.FAILED;
    };
  }

  private static ExitCode code(StorageException e) {
    return switch (e) {
      case StorageException.Interrupted _ -> ExitCode.INTERRUPTED;
      case StorageException.Misconfigured _ -> ExitCode.USAGE;
      case StorageException.Integrity _ -> ExitCode.DAMAGED;
      default -> ExitCode.FAILED;
    };
  }

  private static ExitCode code(MediaException e) {
    return switch (e) {
      case MediaException.Interrupted _ -> ExitCode.INTERRUPTED;
      case MediaException.Misconfigured _ -> ExitCode.USAGE;
      default -> ExitCode.FAILED;
    };
  }

  private static String message(Throwable thrown) {
    String text = thrown.getMessage() == null ? "" : thrown.getMessage();
    return switch (thrown) {
      case RepositoryException.WrongPassword _ when !text.contains(";") ->
          text + "; check FIRN_PASSWORD, --password-file or --password-command";
      case RepositoryException.Missing _ when !text.contains(";") ->
          text + "; check --storage and --container, or make one with firn init";
      case RepositoryException.Damaged _, RepositoryException.NotAuthentic _
          when !text.contains(";") ->
          text + "; see what is hit with firn check --read-data";
      case RepositoryException _, StorageException _, MediaException _, PluginException _ -> text;
      case UsageException _ -> text;
      case InterruptedException _, ClosedByInterruptException _ -> "interrupted";
      case NoSuchFileException e -> "no such file: " + e.getFile();
      case AccessDeniedException e -> "permission denied: " + e.getFile();
      case FileAlreadyExistsException e -> "there is a file already: " + e.getFile();
      case OutOfMemoryError _ ->
          "out of memory; give fewer or smaller segments in flight (--memory, --max-segment-size)";
      case NotDirectoryException e -> "not a directory: " + e.getFile();
      case FileSystemException e when e.getReason() == null -> "cannot use the file " + e.getFile();
      case OutputLost _ -> text;
      case UncheckedIOException e -> message(e.getCause());
      case IOException _ when !text.isEmpty() -> text;
      default -> "internal error; run again with --debug and report what it prints";
    };
  }

  private static String oneLine(String text) {
    return Printable.of(text.strip().replaceAll("\\s*\\R\\s*", " "));
  }
}
