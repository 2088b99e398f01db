package io.firn.media.files;

import io.firn.api.media.MediaException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that lists paths, taken as they stand: no pattern, no quoting. With one a line, empty
 * lines and lines that start with {@code #} are passed over; with NUL nothing has a meaning.
 *
 * @param file its name, {@code -} for standard input
 * @param end byte after each path
 */
record PathList(String file, char end) {

  /** Reads all; relative paths are taken against the working directory. */
  List<NamedPath> read() throws MediaException {
    List<NamedPath> paths = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(open())) {
      ByteArrayOutputStream entry = new ByteArrayOutputStream();
      int next;
      do {
        next = in.read();
        if (next != end && next != -1) {
          entry.write(next);
        } else {
          add(paths, entry.toByteArray());
          entry.reset();
        }
      } while (next != -1);
    } catch (IOException e) {
      throw new MediaException.NotFound(
          "cannot read the list of paths " + file + ": " + IoReason.of(e), e);
    } catch (InvalidPathException e) {
      throw new MediaException.Misconfigured("not a file name: " + file, e);
    }
    return paths;
  }

  private InputStream open() throws IOException {
    return isStandardInput() ? System.in : Files.newInputStream(Path.of(file));
  }

  private boolean isStandardInput() {
    return file.equals("-");
  }

  private void add(List<NamedPath> paths, byte[] entry) {
    boolean comment = end == '\n' && entry.length > 0 && entry[0] == '#';
    if (entry.length > 0 && !comment) {
      paths.add(NamedPath.of(entry));
    }
  }

  /** How it is shown among the paths of a snapshot: its paths may be far too many for that. */
  @Override
  public String toString() {
    return isStandardInput() ? "@-" : "@" + NamedPath.of(NativeText.bytes(file));
  }
}
