/**
 * What can be made anew from the rest of a repository is made anew.
 *
 * <p>{@code firn repair index}: index pieces that do not open are set aside, and what they said is
 * read again from the segments, which describe themselves.
 *
 * <p><b>Flow of the index.</b> {@link io.firn.core.repair.IndexRepair} fetches and opens every
 * piece, past any local copy. {@code UnindexedSegments} compares the segments that good pieces name
 * with those that the storage lists. Of the rest the tables are read, two or three ranges each, and
 * entered in new pieces. The last piece names the damaged ones as superseded.
 *
 * <p><b>Setting aside.</b> No object is overwritten or deleted. That a piece supersedes others is
 * what every reader has always had to heed, so none needs to know of repairs; the damaged object
 * stays where it is, to be looked at, until a collector removes it as superseded.
 *
 * <p><b>Invariants.</b> The superseding piece is written last: a repair that is killed has added to
 * the index and taken nothing from it, and can be run again. It needs no lock, as it only creates.
 * Segments that a collector is about to delete are left out, as nothing may be built on them. Each
 * quarantined segment gets a piece of its own, so that it keeps its entries although the chunks are
 * elsewhere as well; by these a collector knows what a healed snapshot needs ({@link
 * io.firn.core.manifest.Roots}).
 *
 * <p><b>Known weakness.</b> Segments that a listing does not show yet are found by the next repair.
 * What a segment with a damaged table holds is lost with the piece that named it, although its
 * blocks may be sound; a local copy of the piece on some machine is not asked. Segments of runs
 * that are killed or still at work are entered, too: the first saves a later backup their upload,
 * the second does no harm.
 *
 * <p>{@code firn repair manifests}: {@link io.firn.core.repair.ManifestRepair} reads the manifest
 * of every snapshot. Where that fails it follows the snapshot's streams to all chunks, notes their
 * segments as a backup does, stores the list, and enters in the log that it counts from now on.
 * Neither the snapshot nor the lost list is touched. What the list was is not known, so a snapshot
 * of which some list or record cannot be read either is left alone: a list that is too short would
 * let a collector delete what it leaves out. No collector runs while a manifest is lost, thus
 * nothing that a walk finds can be on its way out.
 */
package io.firn.core.repair;
