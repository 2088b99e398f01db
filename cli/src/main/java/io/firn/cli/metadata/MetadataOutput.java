package io.firn.cli.metadata;

import io.firn.cli.exit.UsageException;
import io.firn.cli.output.JsonDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where the document goes: a file, replaced as a whole so that a reader never sees half of it, or
 * standard output.
 *
 * @param target a path, or {@code -}
 */
public record MetadataOutput(String target) {

  /** Whether standard output is taken by the document. */
  public boolean isStandardOutput() {
    return target.equals("-");
  }

  /** Refuses, before a long backup, a file whose folder is not there. */
  public void check() throws UsageException {
    Path folder = Path.of(target).toAbsolutePath().getParent();
    if (!isStandardOutput() && (folder == null || !Files.isDirectory(folder))) {
      throw new UsageException(
          "--metadata-out " + target + ": its folder does not exist; make it, or name another");
    }
  }

  /** Writes the document. */
  public void write(FreezerDocument document, OutputStream standardOutput) throws IOException {
    if (isStandardOutput()) {
      JsonDocument.write(standardOutput, document::write);
      return;
    }
    Path file = Path.of(target).toAbsolutePath();
    Path temporary = Files.createTempFile(file.getParent(), ".firn-metadata", ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(temporary)) {
        JsonDocument.write(out, document::write);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
