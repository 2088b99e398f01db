/**
 * The local format of the index: immutable tables in mapped files, each page authenticated when it
 * is first touched.
 *
 * <p><b>Layout.</b> A file is pages of 4 KiB; the last 16 bytes of each are a MAC over the table's
 * random id, the page's number and its content. Page 0 is the header: magic {@code FIRNIDX} and
 * version 0 (8 bytes), the table's id (16), the numbers of names (u32), segments (u32), entries
 * that there is room for (u64) and entries (u64). Then come, each from a fresh page and no record
 * straddling two:
 *
 * <pre>
 *   names      16 bytes   for each piece: u64 number of those it supersedes and u64 zero, its id, theirs
 *   segments   56 bytes   name 32, salt 16, epoch u32, size u32
 *   fences      8 bytes   the first 8 bytes of each page of entries
 *   entries    36 bytes   id prefix 16, segment u32, block offset, block length, place, length
 * </pre>
 *
 * <p><b>Flow.</b> {@link io.firn.core.index.table.TableWriter} writes a table in one pass, {@link
 * io.firn.core.index.table.LocalTable} maps and searches it, {@link
 * io.firn.core.index.table.MergeCursor} walks several as one and {@link
 * io.firn.core.index.table.TableMerge} makes one of several. The format is private to this machine:
 * another version is simply damaged, and made anew.
 *
 * <p><b>Invariants.</b> Nothing is read from a page that was not authenticated. All walks and
 * merges hold a page or two, never a table.
 *
 * <p><b>Known weakness.</b> When a mapped file is cut while it is in use, the JVM reports it as an
 * InternalError, which callers have to treat as damage.
 */
package io.firn.core.index.table;
