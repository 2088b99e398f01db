/**
 * Reads files by {@code java.nio} where the kernel calls of {@code libc} are not at hand.
 *
 * <p><b>Flow.</b> {@link io.firn.media.files.plain.PlainFolder} takes the place of the Linux folder
 * below the same walk.
 *
 * <p><b>Invariants.</b> Names stay bytes. The user is told once what is not kept.
 *
 * <p><b>Known weakness.</b> Extended attributes, ACLs, names of owners and holes are not kept,
 * disks cannot be read, paths end at 4096 bytes, and a directory that is exchanged for a link
 * during the walk is followed. Nothing is restored this way: {@code java.nio} cannot open a file
 * without following the links in its path, and a restored path must never leave its target.
 */
package io.firn.media.files.plain;
