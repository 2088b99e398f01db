/**
 * What the engine asks of the things it backs up and restores.
 *
 * <p><b>Flow of a backup.</b> A {@link io.firn.api.media.MediaFactory} opens a {@link
 * io.firn.api.media.Media}, which discovers {@link io.firn.api.media.Source}s; each becomes one
 * snapshot. A source is a set of {@link io.firn.api.media.SourceStream}s, trees of entries or plain
 * runs of bytes, and of small documents. The engine pulls: it asks for the next entry and for the
 * next bytes, so that back-pressure costs a plugin no code.
 *
 * <p><b>Flow of a restore.</b> The engine pushes into a {@link io.firn.api.media.RestoreTarget}:
 * documents and directories first, contents at positions and in any order, then the attributes. A
 * target that has to send a disk as one run of bytes is a {@link io.firn.api.media.ContentTaker}
 * and pulls it.
 *
 * <p><b>Invariants.</b> Names are bytes. A tree is given in path order ({@link
 * io.firn.api.media.TreePath}), so that it can be merged with an older one in constant memory. An
 * item that cannot be read is reported by name and does not end the run.
 *
 * <p><b>Known weakness.</b> A media cannot yet tell which ranges of a block stream changed since an
 * earlier snapshot; the engine reads all of it.
 */
package io.firn.api.media;
