package io.firn.core.snapshot;

import io.firn.core.stream.StreamRoot;
import io.firn.core.tree.TypedPath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a snapshot's object says: sealed JSON below 64 KiB.
 *
 * @param version of this document; 0
 * @param header SHA-256 of the public header, hexadecimal
 * @param time when the backup began, by the client's clock
 * @param parent id of the snapshot that this one was compared with
 * @param level number of ancestors
 * @param partial a checkpoint of a run that had not finished
 * @param program who wrote it: {@code firn 0.1.0}
 * @param manifest root of the sorted names of all segments that this snapshot needs
 * @param manifestSegments segments that hold new chunks of the manifest itself, hexadecimal
 */
public record SnapshotDocument(
    int version,
    String header,
    Instant time,
    String hostname,
    String user,
    String backupName,
    String media,
    String mode,
    List<String> paths,
    List<String> tags,
    Optional<String> parent,
    int level,
    boolean partial,
    String program,
    List<Stream> streams,
    List<Document> documents,
    StreamRoot manifest,
    List<String> manifestSegments,
    Statistics statistics) {

  public SnapshotDocument {
    paths = List.copyOf(paths);
    tags = List.copyOf(tags);
    streams = List.copyOf(streams);
    documents = List.copyOf(documents);
    manifestSegments = List.copyOf(manifestSegments);
  }

  /** The same with another manifest. */
  public SnapshotDocument withManifest(StreamRoot root, List<String> segments) {
    return new SnapshotDocument(
        version,
        header,
        time,
        hostname,
        user,
        backupName,
        media,
        mode,
        paths,
        tags,
        parent,
        level,
        partial,
        program,
        streams,
        documents,
        root,
        segments,
        statistics);
  }

  /** What a stream holds. */
  public enum Kind {
    TREE,
    BLOCK
  }

  /**
   * One stream.
   *
   * @param aligned whether it was cut at aligned positions; of no meaning for trees
   */
  public record Stream(String name, Kind kind, boolean aligned, StreamRoot root) {

    /** Whether a user who writes {@code text} means this one; a slash in front is no difference. */
    public boolean answersTo(String text) {
      return TypedPath.of(text).means(name);
    }
  }

  /** One document. */
  public record Document(String name, StreamRoot root) {}

  /**
   * What the run counted. Bytes are of content.
   *
   * @param files regular files in the snapshot
   * @param directories directories in the snapshot
   * @param others links, FIFOs and devices in the snapshot
   * @param bytes content of all files and disks, holes included
   * @param bytesRead what was read from the source
   * @param bytesAddedRaw chunks that were new, before compression
   * @param bytesAddedStored what was uploaded in segments
   * @param chunksAdded chunks that were new
   * @param segmentsAdded segments uploaded
   * @param errors items that could not be read
   * @param seconds wall time
   */
  public record Statistics(
      long files,
      long directories,
      long others,
      long bytes,
      long bytesRead,
      long bytesAddedRaw,
      long bytesAddedStored,
      long chunksAdded,
      long segmentsAdded,
      long errors,
      double seconds) {}
}
