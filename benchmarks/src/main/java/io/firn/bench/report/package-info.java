/**
 * Tables and plots of what JMH wrote.
 *
 * <p><b>Flow.</b> {@link io.firn.bench.report.Results} reads JMH's JSON, {@link
 * io.firn.bench.report.Pages} knows which table and which plots are made of which file, {@link
 * io.firn.bench.report.Table} and {@link io.firn.bench.report.LinePlot} make them, and what was
 * generated before is replaced in the pages between two comments; all else in a page is prose and
 * stays. Plots are SVG without any script, and follow the reader's choice of light or dark.
 *
 * <p><b>Invariants.</b> The same JSON gives the same bytes, in every locale; a test makes the pages
 * of the documentation anew and compares them.
 */
package io.firn.bench.report;
