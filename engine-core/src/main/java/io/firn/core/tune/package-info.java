/**
 * Measures a machine, a sample of a user's data and a storage, and says which settings it would
 * take, and why.
 *
 * <p><b>Flow.</b>
 *
 * <pre>
 * DataSampler: walk the sources, draw lots, read    -> DataSample, SampleSummary
 * MachineProbe: cut, name and seal on one processor -> Machine
 * PipelineTrial: the sample through the real pipeline, into a storage that keeps nothing,
 *     with several compressions and chunk sizes     -> Trials
 * probe.StorageProbe, if there is a storage         -> ProbeReport
 * Advisor: a pure function of all that              -> Advice
 * </pre>
 *
 * <p><b>Invariants.</b>
 *
 * <ul>
 *   <li>The sample is bounded in bytes and in pieces, whatever the sources are, and lies off the
 *       heap.
 *   <li>The same seed and the same sources give the same sample, as long as the time suffices.
 *   <li>The sources are only read. Of the storage the probe's invariants hold.
 *   <li>What was not measured leads to no advice, and the summary says what the sample left out.
 * </ul>
 *
 * <p><b>Known weakness.</b> Equal chunks are found within the sample only: of two equal files in a
 * thousand hardly ever both are in it, so duplicates are a lower bound; that is the same for all
 * chunk sizes, and these are compared. Of long files the beginning is read, as a media reads from
 * the beginning only. Trials read from memory, and their storage costs no processor time; a TLS
 * connection takes some.
 */
package io.firn.core.tune;
