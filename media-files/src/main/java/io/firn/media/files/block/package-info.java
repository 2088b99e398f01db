/**
 * Things that are one run of bytes: disk images and devices, standard input, the output of a
 * command.
 *
 * <p><b>Flow.</b> Each is a {@link io.firn.api.media.BlockStream}; opening it gives a reader that
 * passes over holes where the file system knows them.
 *
 * <p><b>Invariants.</b> A raw disk is read aligned, container formats (recognised by their magic)
 * and pipes are not. A command that fails makes the backup fail: its reader throws when it is
 * closed.
 *
 * <p><b>Known weakness.</b> A disk that is in use is read as it is, without a snapshot of its own.
 */
package io.firn.media.files.block;
