package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.TreePath;
import io.firn.cli.output.Amount;
import io.firn.cli.output.Printable;
import io.firn.core.tree.TreeRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** Entries of trees as lines and as JSON. */
final class Entries {

  private static final String PERMISSIONS = "rwxrwxrwx";
  private static final int OWNER_WIDTH = 17;

  private Entries() {}

  /** The path as the user named it, absolute, fit for one line of a terminal. */
  static String path(TreeRecord entry) {
    TreePath path = entry.attributes().path();
    return "/" + (isText(path.bytes()) ? escaped(text(path.bytes())) : path.toString());
  }

  /** A backslash, too: else nobody could tell an escape from a name that looks like one. */
  static String escaped(String name) {
    return Printable.of(name.replace("\\", "\\x5c"));
  }

  /** One line as of {@code ls -l}. */
  static String line(TreeRecord entry, ZoneId zone) {
    FileAttributes attributes = entry.attributes();
    String target =
        attributes.type() == FileType.SYMLINK
            ? " -> " + Printable.of(text(attributes.linkTarget()))
            : "";
    return String.format(
        Locale.ROOT,
        "%s %-" + OWNER_WIDTH + "s %8s %s %s%s",
        mode(attributes),
        owner(attributes.user(), attributes.uid())
            + ":"
            + owner(attributes.group(), attributes.gid()),
        Amount.bytes(attributes.size()),
        SnapshotListing.time(attributes.modified(), zone),
        path(entry),
        target);
  }

  private static String owner(String name, long id) {
    return name.isEmpty() ? Long.toString(id) : name;
  }

  /** Type and permissions as {@code ls} shows them. */
  static String mode(FileAttributes attributes) {
    StringBuilder text = new StringBuilder(10);
    text.append(letter(attributes.type()));
    for (int i = 0; i < PERMISSIONS.length(); i++) {
      boolean set = (attributes.mode() >> (PERMISSIONS.length() - 1 - i) & 1) != 0;
      text.append(set ? PERMISSIONS.charAt(i) : '-');
    }
    special(text, 3, attributes.mode() & 04000, 's');
    special(text, 6, attributes.mode() & 02000, 's');
    special(text, 9, attributes.mode() & 01000, 't');
    return text.toString();
  }

  private static void special(StringBuilder text, int place, int bit, char letter) {
    if (bit != 0) {
      boolean executable = text.charAt(place) == 'x';
      text.setCharAt(place, executable ? letter : Character.toUpperCase(letter));
    }
  }

  private static char letter(FileType type) {
    return switch (type) {
      case FILE -> '-';
      case DIRECTORY -> 'd';
      case SYMLINK -> 'l';
      case FIFO -> 'p';
      case CHARACTER_DEVICE -> 'c';
      case BLOCK_DEVICE -> 'b';
    };
  }

  /** Writes the fields of an entry into an open object. */
  static void fields(JsonGenerator json, TreeRecord entry) throws IOException {
    FileAttributes attributes = entry.attributes();
    TreePath path = attributes.path();
    json.writeStringField("path", exact(path));
    if (!isText(path.bytes())) {
      // The printable form cannot be turned back; this one can.
      json.writeStringField("path_base64", Base64.getEncoder().encodeToString(path.bytes()));
    }
    json.writeStringField("type", attributes.type().name().toLowerCase(Locale.ROOT));
    json.writeStringField("mode", String.format(Locale.ROOT, "%04o", attributes.mode()));
    json.writeNumberField("uid", attributes.uid());
    json.writeNumberField("gid", attributes.gid());
    json.writeStringField("user", attributes.user());
    json.writeStringField("group", attributes.group());
    json.writeNumberField("size", attributes.size());
    json.writeStringField("modified", attributes.modified().toString());
    if (attributes.type() == FileType.SYMLINK) {
      json.writeStringField("target", text(attributes.linkTarget()));
    }
    if (attributes.hardLinkTo().isPresent()) {
      json.writeStringField("hard_link_to", exact(attributes.hardLinkTo().get()));
    }
  }

  /** As it is when it is text, and printable otherwise. */
  private static String exact(TreePath path) {
    return "/" + (isText(path.bytes()) ? text(path.bytes()) : path.toString());
  }

  private static boolean isText(byte[] bytes) {
    return Arrays.equals(bytes, text(bytes).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
