package io.firn.core.repair;

import io.firn.core.repair.RepairReport.Item;
import java.util.List;

/**
 * What a repair of manifests did, or a dry run would do.
 *
 * @param snapshots that were looked at, checkpoints included
 * @param renewed snapshots whose manifest was written anew, and what was wrong with the old one
 * @param impossible snapshots that do not open, or whose manifest is lost and whose content cannot
 *     be followed, and why
 */
public record ManifestRepairReport(
    long snapshots, List<Item> renewed, List<Item> impossible, double seconds) {

  public ManifestRepairReport {
    renewed = List.copyOf(renewed);
    impossible = List.copyOf(impossible);
  }
}
