/**
 * The storage {@code local}: a folder of this machine or of a server, whose files are the objects.
 *
 * <p><b>Flow of a put.</b> Write to a file in {@code .uploads~}, fsync, link it to its name (which
 * fails when the name exists), fsync the folder, remove the upload's own name. Over SFTP the same,
 * without the fsyncs, which the client library has no words for.
 *
 * <p><b>Parts.</b> Plain folders by java.nio alone: {@code FolderStorage} with {@code FolderRoot},
 * {@code Uploads}, {@code Publication}, {@code FolderSync}. SFTP by jsch itself and not through
 * Commons VFS, which hides hard links and the number of writes in flight: {@code SftpStorage} with
 * {@code SftpRoot}, {@code SftpUploads}, {@code SftpPool}, {@code SftpConnector}. Both list by
 * {@code FolderListing}. Every other scheme by Commons VFS, for reading only: {@code VfsStorage}. A
 * class of a library is loaded only for an address that needs it.
 *
 * <p><b>Invariants.</b> A file under an object's name is whole. Listings skip every name that is
 * not legal for an object, which includes the uploads. Nothing is written when opened for reading.
 * Passwords come from the environment or a file, never from the address, and no message has them.
 *
 * <p><b>Known weakness.</b> Names that differ only in case are one file where the file system says
 * so. An fsync of a slow disk cannot be interrupted. A folder whose file system was swapped for one
 * of the same device number is not noticed. Errors that the JDK tells apart only by the system's
 * message are typed by free space and mount state where that message is not English. SFTP tells
 * times in whole seconds, and has one word for most errors.
 */
package io.firn.storage.local;
