/**
 * The storage {@code local}: a folder, whose files are the objects.
 *
 * <p><b>Flow of a put.</b> Write to a file in {@code .uploads~}, fsync, link it to its name (which
 * fails when the name exists), fsync the folder, remove the upload's own name.
 *
 * <p><b>Invariants.</b> A file under an object's name is whole and on disk. Listings skip every
 * name that is not legal for an object, which includes the uploads. Nothing is written when opened
 * for reading.
 *
 * <p><b>Known weakness.</b> Names that differ only in case are one file where the file system says
 * so. An fsync of a slow disk cannot be interrupted. A folder whose file system was swapped for one
 * of the same device number is not noticed. Errors that the JDK tells apart only by the system's
 * message are typed by free space and mount state where that message is not English.
 */
package io.firn.storage.local;
