/**
 * What grows with a repository and what does not: programs that print the figures of {@code
 * docs/performance/scale.md}. Each has a {@code main} and says in its Javadoc how it is started.
 *
 * <p><b>Flow.</b> {@code IndexAtScale} builds an index of any size without the segments that it
 * speaks of, and looks chunks up in it with a cold and with a warm page cache. {@code Growth} lets
 * a repository grow through the engine's own backups, and at each size measures one backup of the
 * same small change.
 *
 * <p><b>Known weakness.</b> Chunks and segments are tiny, so that what is measured is the number of
 * things and not their bytes. The figures of a whole machine (pages read, faults) are Linux's.
 */
package io.firn.bench.scale;
