/**
 * Copies on this machine of what a repository holds: files that only their owner may open, and
 * whole sealed objects.
 *
 * <p><b>Flow.</b> {@link io.firn.core.cache.LocalCopies} keeps snapshots and settled records of the
 * log as they are stored, so that a run asks the storage for the new ones only. The local tables of
 * the index are in {@code io.firn.core.index}, in the same folder.
 *
 * <p><b>Invariants.</b> Objects never change, so a copy never is out of date; that an object was
 * removed is told by listings and by the log, never by a copy. A copy is sealed as its object is:
 * who opens it authenticates it, and takes the object itself when it does not open. Without a
 * folder, or with one that cannot be written, everything works and is only slower.
 *
 * <p><b>Known weakness.</b> A file for each object: 10,000 snapshots take 40 MB of a file system
 * with pages of 4 KiB.
 */
package io.firn.core.cache;
