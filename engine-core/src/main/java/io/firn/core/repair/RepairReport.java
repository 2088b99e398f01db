package io.firn.core.repair;

import java.util.List;

/**
 * What a repair did, or a dry run would do.
 *
 * @param setAside damaged pieces that are superseded now
 * @param pieces that are good
 * @param piecesWritten new ones
 * @param segments of which the tables were read, as no good piece names them
 * @param chunks of these segments
 * @param unreadable segments of which no good piece knows and the table cannot be read
 */
public record RepairReport(
    List<Item> setAside,
    long pieces,
    long piecesWritten,
    long segments,
    long chunks,
    List<Item> unreadable,
    double seconds) {

  /**
   * An object and what is wrong with it.
   *
   * @param object its name in the storage
   */
  public record Item(String object, String problem) {}

  public RepairReport {
    setAside = List.copyOf(setAside);
    unreadable = List.copyOf(unreadable);
  }
}
