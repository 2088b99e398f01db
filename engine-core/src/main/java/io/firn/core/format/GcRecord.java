package io.firn.core.format;

import io.firn.core.chunk.ChunkId;
import io.firn.core.crypto.RandomId;
import java.time.Instant;
import java.util.List;

/**
 * A record of the numbered log {@code gc/}: what removers, collectors, late writers and long
 * readers tell one another without locks.
 */
public sealed interface GcRecord {

  /** Random id of the run that wrote the record: who reads it back finds whether it won. */
  RandomId owner();

  /** By the storage's clock. */
  Instant time();

  /** Segments that nothing needs; they are deleted a grace time later unless resurrected. */
  record Tombstone(RandomId owner, Instant time, List<SegmentId> segments) implements GcRecord {
    public Tombstone {
      segments = List.copyOf(segments);
    }
  }

  /** Segments that had a tombstone and are needed again. */
  record Resurrection(RandomId owner, Instant time, List<SegmentId> segments) implements GcRecord {
    public Resurrection {
      segments = List.copyOf(segments);
    }
  }

  /** Segments that are being deleted now: nobody may use them any more. */
  record Deletion(RandomId owner, Instant time, List<SegmentId> segments) implements GcRecord {
    public Deletion {
      segments = List.copyOf(segments);
    }
  }

  /** Snapshots that were removed on request; they stay roots for a grace time. */
  record SnapshotRemoved(RandomId owner, Instant time, List<RandomId> snapshots)
      implements GcRecord {
    public SnapshotRemoved {
      snapshots = List.copyOf(snapshots);
    }
  }

  /** Snapshots that were stored but do not show in listings yet; they are roots. */
  record CommitUnlisted(RandomId owner, Instant time, List<RandomId> snapshots)
      implements GcRecord {
    public CommitUnlisted {
      snapshots = List.copyOf(snapshots);
    }
  }

  /**
   * Segments that a check found missing or damaged: they are no target for deduplication any more,
   * so that the next backup stores again what it still finds of their content.
   */
  record Quarantine(RandomId owner, Instant time, List<SegmentId> segments) implements GcRecord {
    public Quarantine {
      segments = List.copyOf(segments);
    }
  }

  /**
   * The manifest of a snapshot was lost and has been written anew: what the snapshot says of it
   * counts no more.
   *
   * @param level of the new manifest's root
   * @param root id of the new manifest's root
   * @param length of the new manifest, bytes
   * @param segments that hold it
   */
  record ManifestRenewed(
      RandomId owner,
      Instant time,
      RandomId snapshot,
      int level,
      ChunkId root,
      long length,
      List<SegmentId> segments)
      implements GcRecord {
    public ManifestRenewed {
      segments = List.copyOf(segments);
    }
  }

  /**
   * Snapshots that a reader needs until a time, whatever is removed meanwhile.
   *
   * @param until by the storage's clock
   */
  record Hold(RandomId owner, Instant time, List<RandomId> snapshots, Instant until)
      implements GcRecord {
    public Hold {
      snapshots = List.copyOf(snapshots);
    }
  }
}
