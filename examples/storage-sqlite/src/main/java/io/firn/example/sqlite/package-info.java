/**
 * An example of a storage plugin: a repository in one SQLite file.
 *
 * <p><b>Flow.</b> {@link io.firn.example.sqlite.SqliteStorageFactory} is what the engine finds. It
 * opens a {@code Database}, which is the file with its connections, and puts a {@code
 * SqliteStorage} in front, which says each verb of the interface in SQL. Contents lie in pieces of
 * 256 KiB, so that neither an upload nor a range needs more memory than one piece.
 *
 * <p><b>Invariants.</b> An object and its pieces come and go in one transaction: that alone makes
 * {@code put} atomic and create-only. The file gets its name when its tables are there, so nobody
 * finds half a database.
 *
 * <p><b>Guarantees.</b> Exclusive creation, listings that never lag, durable when {@code put}
 * returned (write-ahead log, synchronous in full). Any number of processes of one machine may use
 * the file.
 *
 * <p><b>Known weakness.</b> SQLite has one writer at a time: uploads wait for each other. Its
 * write-ahead log does not work on network file systems and asks for write permission in the folder
 * even for reading. What is deleted is used again, and the file never gets smaller.
 */
package io.firn.example.sqlite;
