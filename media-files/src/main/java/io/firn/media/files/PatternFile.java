package io.firn.media.files;

import io.firn.api.media.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file with a pattern a line; {@code #} starts a comment, blanks around a pattern are dropped.
 */
final class PatternFile {

  private PatternFile() {}

  static List<byte[]> read(String file) throws MediaException {
    byte[] text;
    try {
      text = Files.readAllBytes(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new MediaException.NotFound(
          "cannot read the patterns in " + file + ": " + IoReason.of(e), e);
    }
    List<byte[]> patterns = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length; i++) {
      if (i == text.length || text[i] == '\n') {
        byte[] line = strip(text, start, i);
        if (line.length > 0 && line[0] != '#') {
          patterns.add(line);
        }
        start = i + 1;
      }
    }
    return patterns;
  }

  private static byte[] strip(byte[] text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isBlank(text[start])) {
      start++;
    }
    while (end > start && isBlank(text[end - 1])) {
      end--;
    }
    return Arrays.copyOfRange(text, start, end);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }
}
