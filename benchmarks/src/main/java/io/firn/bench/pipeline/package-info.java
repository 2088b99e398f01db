/**
 * Whole backups and reads through the real pipeline, to a real storage, one setting at a time.
 *
 * <p><b>Flow.</b> {@link io.firn.bench.pipeline.Setting} holds what can be set, as JMH's parameters
 * with the defaults of the commands. {@link io.firn.bench.pipeline.StoreBenchmark} reads a file
 * through the pipeline into a place; {@link io.firn.bench.pipeline.ReadBenchmark} reads the stored
 * stream back in order, as {@code firn dump} does. What a run costs is measured by {@link
 * io.firn.bench.pipeline.Cost} around the run itself and told to JMH by {@link
 * io.firn.bench.pipeline.CostProfiler} as secondary results: processor time of all threads of the
 * process, bytes allocated on the heap, the peak of resident memory, stored bytes, requests.
 *
 * <p><b>Invariants.</b> All data of a run is new to the repository, and every run has keys of its
 * own, so that nothing that one run stored helps another. Servers and proxies are other processes.
 *
 * <p><b>Known weakness.</b> Servers on the same machine take processor time from the run: the time
 * on the wall is of both, only the processor time is Firn's alone. A process measures a few runs
 * after two for warming up; the commands of users are colder.
 */
package io.firn.bench.pipeline;
