package io.firn.cli.metadata;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.cli.Version;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The document that Freezer's agent writes about a backup ({@code --metadata-out}), so that what
 * reads it today goes on working: the same 27 keys with the same JSON types, and one of our own.
 *
 * <p>As there, what is absent or false is the empty string: {@code dry_run} is {@code true} or
 * {@code ""}, never {@code false}. Freezer knows one path; of several the text is joined by commas,
 * and {@code firn.paths} has them apart.
 *
 * @param container where the repository is
 * @param storage name of the storage
 * @param media name of the media; {@code files} is Freezer's {@code fs}
 * @param mode of the source: {@code fs}, {@code nova} ...
 * @param documented what Freezer's keys show as the path
 * @param paths of the source
 * @param compression as given to {@code --compression}
 * @param outcome what was made
 */
public record FreezerDocument(
    String backupName,
    String hostname,
    String storage,
    String container,
    String media,
    String mode,
    List<String> documented,
    List<String> paths,
    String compression,
    boolean dryRun,
    Optional<String> logFile,
    Outcome outcome) {

  private static final int SSH_PORT = 22;

  /**
   * What the backup did, for the key {@code firn}.
   *
   * @param level number of ancestors
   * @param started epoch seconds
   * @param snapshot empty after a dry run
   * @param problems items that could not be read
   */
  public record Outcome(
      int level,
      long started,
      Optional<String> snapshot,
      long bytes,
      long files,
      double seconds,
      List<ItemError> problems) {}

  /** An item that is missing from the backup. */
  public record ItemError(String item, String reason) {}

  /** Writes the document. */
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("action", "backup");
    json.writeStringField("always_level", "");
    json.writeStringField("backup_media", media.equals("files") ? "fs" : media);
    json.writeStringField("backup_name", backupName);
    json.writeStringField("client_os", clientOs());
    json.writeStringField("client_version", Version.PROGRAM);
    json.writeStringField("compression", compression.equals("off") ? "" : "zstd");
    json.writeStringField("consistency_checksum", "");
    json.writeStringField("container", container);
    json.writeStringField("container_segments", "");
    json.writeNumberField("curr_backup_level", outcome.level());
    if (dryRun) {
      json.writeBooleanField("dry_run", true);
    } else {
      json.writeStringField("dry_run", "");
    }
    String path = String.join(",", documented);
    json.writeStringField("fs_real_path", path);
    json.writeStringField("hostname", hostname);
    json.writeStringField("log_file", logFile.orElse(""));
    json.writeStringField("max_level", "");
    json.writeStringField("mode", mode);
    json.writeStringField("os_auth_version", "");
    json.writeStringField("path_to_backup", path);
    json.writeStringField("proxy", "");
    json.writeStringField("ssh_host", "");
    json.writeStringField("ssh_key", "");
    json.writeNumberField("ssh_port", SSH_PORT);
    json.writeStringField("ssh_username", "");
    json.writeStringField("storage", storage);
    json.writeNumberField("time_stamp", outcome.started());
    json.writeStringField("vol_snap_path", path);
    writeOwn(json);
    json.writeEndObject();
  }

  private void writeOwn(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("firn");
    json.writeStringField("snapshot", outcome.snapshot().orElse(""));
    json.writeArrayFieldStart("paths");
    for (String each : paths) {
      json.writeString(each);
    }
    json.writeEndArray();
    json.writeNumberField("bytes", outcome.bytes());
    json.writeNumberField("files", outcome.files());
    json.writeNumberField("seconds", Math.round(outcome.seconds() * 1000) / 1000.0);
    json.writeArrayFieldStart("errors");
    for (ItemError problem : outcome.problems()) {
      json.writeStartObject();
      json.writeStringField("item", problem.item());
      json.writeStringField("reason", problem.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Python's name of the system, which is what Freezer writes. */
  private static String clientOs() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return "darwin";
    }
    return name.startsWith("windows") ? "win32" : name;
  }
}
