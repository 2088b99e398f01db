/**
 * The media {@code files}: what a machine's file systems hold.
 *
 * <p><b>Flow.</b> {@link io.firn.media.files.FilesMediaFactory} reads the options. Paths become one
 * source ({@code PathMedia}, {@code PathSource}): a tree of all files and directories, walked by
 * {@code walk}, and a block stream for each disk, read by {@code block}. Standard input and the
 * output of a command become a source of one block stream ({@code PipeMedia}). A restore writes
 * through {@code restore}. {@code libc} makes the kernel calls for all.
 *
 * <p><b>Invariants.</b> Names are bytes from the kernel to the engine and back. What is named and
 * does not exist ends the run before it begins; what cannot be read later is reported by name and
 * the rest goes on.
 *
 * <p><b>Known weakness.</b> A disk in use is read as it changes; take a snapshot of the volume
 * first. Names on the command line pass through the locale's encoding, so that a name that is not
 * legal in it can only be given by {@code --files-from0}.
 */
package io.firn.media.files;
