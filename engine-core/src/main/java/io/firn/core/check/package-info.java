/**
 * {@code firn check}: is everything there that the snapshots need, and, on request, is it what was
 * stored?
 *
 * <p><b>Flow.</b> {@link io.firn.core.check.CheckOperation} lists the snapshots first and loads the
 * index after them, so that a backup which ends meanwhile cannot look damaged. {@code SegmentCheck}
 * compares the index with the listing of segments; with {@code --read-data} {@code DataCheck} reads
 * every segment and opens every block. {@code SnapshotCheck} then walks all streams of all
 * snapshots, so that each damaged object is reported with the snapshots and files it hits.
 *
 * <p><b>Invariants.</b> Nothing is changed; segments that are missing or damaged are entered in the
 * log as quarantined, so that the next backup stores their content again as far as the source still
 * has it. A segment that a listing lacks is asked for by name before it counts as missing. A
 * storage that does not answer ends the check with an error; it is never taken for damage. What no
 * snapshot needs is no damage: runs that were killed leave it, and so do segments known to be bad
 * whose chunks a later backup has stored again. A manifest has to name every segment that its
 * snapshot needs; excused are exactly the chunks of which the index knows a quarantined place that
 * the manifest names, as a collector keeps all places of those ({@link
 * io.firn.core.manifest.Roots}).
 *
 * <p><b>Known weakness.</b> Without {@code --read-data} the content of segments is believed as far
 * as their size; only metadata, which has to be read anyway, is authenticated. Trees that snapshots
 * share are walked once for each snapshot whose root differs.
 */
package io.firn.core.check;
