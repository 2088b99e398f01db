package io.firn.core.check;

import java.util.List;

/**
 * One damaged or missing object, and what it hits.
 *
 * @param object its name in the storage
 * @param problem what is wrong with it
 * @param snapshots ids of the snapshots that need it; empty when none does
 * @param files of these snapshots that cannot be restored whole, as {@code snapshot:path}; at most
 *     {@link Damage#MOST_FILES}
 * @param filesInAll how many they are
 */
public record Finding(
    String object, String problem, List<String> snapshots, List<String> files, long filesInAll) {

  public Finding {
    snapshots = List.copyOf(snapshots);
    files = List.copyOf(files);
  }
}
