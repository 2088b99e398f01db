package io.firn.cli.metadata;

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
