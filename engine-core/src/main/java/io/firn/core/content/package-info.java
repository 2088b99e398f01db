/**
 * Gives a stream of a snapshot back as a run of bytes: for {@code firn dump}, and for targets that
 * take a disk in order.
 *
 * <p><b>Flow.</b> {@link io.firn.core.content.SnapshotContent} opens readers at any position; a
 * reader goes through the list of the stream, announces the chunks of the next window to the {@link
 * io.firn.core.read.ChunkReader}, which fetches them many at once, and gives their bytes one after
 * the other.
 *
 * <p><b>Invariants.</b> Every byte given was authenticated and belongs to the chunk of its id.
 * Memory is bounded by the window of the {@link io.firn.core.read.ReadAhead}, whatever the stream.
 *
 * <p><b>Known weakness.</b> Chunks that lie far from each other in old segments are fetched one by
 * one; a restore into files, which plans by segment, is spared that.
 */
package io.firn.core.content;
