/**
 * Which chunks a repository holds and where: the merged view of all its index pieces.
 *
 * <p><b>Flow.</b> {@link io.firn.core.index.RepositoryIndex#open} lists {@code index/}, fetches the
 * pieces that no local table holds yet and turns each into a mapped table ({@link
 * io.firn.core.index.table}). A run claims chunks, enters the segments that it has uploaded and
 * flushes from time to time: each flush is one index piece, and at once one more local table. Small
 * tables are merged, so that a look-up touches at most eight.
 *
 * <pre>
 *   claim(id)   in this run's hash table?   -> IN_THIS_RUN
 *               in a mapped table?          -> number of its segment
 *               else enter it, under a lock -> CLAIMED    (again if a flush came between)
 *   flush()     drain what is uploaded, sorted -> seal -> open again -> local table -> PUT -> show
 * </pre>
 *
 * <p><b>Arithmetic.</b> An entry is 36 bytes, 113 a page of 4 KiB: 36.3 bytes a chunk with the
 * fences, and 56 bytes a segment. 100 TiB at 1 MiB a chunk are 10^8 entries, 3.6 GB of file that
 * the kernel may drop at any time; 10^9 are 36 GB with 71 MB of fences. A look-up reads one page of
 * fences, nearly always in memory, and one page of entries in each table until it hits: with tables
 * growing by powers, a cold look-up of a known chunk costs one or two reads of the disk, that of an
 * unknown one up to eight. In the heap are, whatever the size of the repository, only this run's
 * chunks since the last flush (80 bytes each), and of each table one bit a page (1.1 MB at 10^9
 * chunks) and the names of its pieces.
 *
 * <p><b>Invariants.</b> Numbers of segments never change while an index is open: tables are kept in
 * the order of the numbers, and only neighbours are merged. A new table is shown before its chunks
 * leave the hash table, so no chunk is ever unknown in between, and none is claimed twice. What the
 * cache folder holds can make a start slow, never an answer wrong: every page is authenticated
 * before it is used, and a table is used only if all its pieces are in the repository and none is
 * superseded. Listings are hints: a local piece that is not listed is asked for by name.
 *
 * <p><b>Superseding.</b> A piece names those whose entries it takes over. As its readers may not
 * see the pieces that came before those, it must also name what they superseded in turn, as long as
 * that may still be listed: what a superseded piece says of others counts no more. So one that a
 * repair took for damaged is used again if it comes back and the repair's own piece is lost.
 *
 * <p><b>Quarantine.</b> Segments that are lost are no answer any more, for the opened index; so the
 * next backup stores their chunks again, and both places are in the index from then on. Merges keep
 * both, as only the storage knows which of the segments is there.
 *
 * <p><b>Known weakness.</b> A page that goes bad on the local disk after it was checked is not
 * noticed until the next run. A miss asks every table; there is no filter in front of them, which
 * on a cold disk costs up to eight reads for a chunk that is new. A local table that was merged
 * from several pieces is dropped whole when one of them is superseded, and the others are fetched
 * again. Where the cache folder knows no file locks, tables are not merged. Eight bytes of the heap
 * go to each 64 pages of tables; nothing else grows.
 */
package io.firn.core.index;
