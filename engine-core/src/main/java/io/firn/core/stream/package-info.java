/**
 * Streams: the content of a disk, a large file, a table of metadata or a manifest as a tree of
 * lists of chunks.
 *
 * <p><b>Flow.</b> {@link io.firn.core.stream.StreamBuilder} takes the chunks in order and writes
 * list nodes through a {@link io.firn.core.stream.NodeSink}; {@link
 * io.firn.core.stream.StreamReader} goes through the tree again, from the start, from an offset or
 * from a path. {@link io.firn.core.stream.ListNodeCodec} knows the bytes.
 *
 * <pre>
 * root {level 2, id, length} -> node of level 2 -> nodes of level 1 -> chunks and holes
 * </pre>
 *
 * <p><b>Invariants.</b> A stream of one chunk or one hole has no node. A node is cut where an id
 * says so, so that an inserted chunk changes one node of each level and the rest is shared with the
 * stream before. Two holes are never neighbours. The lengths in a node add up to what its parent
 * says of it; everything read is checked for that, and for its level, which also bounds the depth.
 *
 * <p><b>Known weakness.</b> A node holds at least 128 entries if the stream goes on, so a stream of
 * a thousand chunks rewrites a third of its list when one chunk changes: 12 KiB.
 */
package io.firn.core.stream;
