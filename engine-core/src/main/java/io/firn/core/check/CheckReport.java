package io.firn.core.check;

import java.util.List;

/**
 * What a check found.
 *
 * @param segments that the index names
 * @param bytes of these segments
 * @param unused segments that are stored but that no index piece names: left by runs that were
 *     killed, used or collected later
 * @param read segments read as a whole
 * @param quarantined segments that the log was told of now, so that no backup relies on them
 */
public record CheckReport(
    long snapshots,
    long indexPieces,
    long segments,
    long bytes,
    long unused,
    long chunks,
    long read,
    long quarantined,
    List<Finding> findings,
    double seconds) {

  public CheckReport {
    findings = List.copyOf(findings);
  }

  public boolean isClean() {
    return findings.isEmpty();
  }
}
