/**
 * One line runs an axis and brings its results into the documentation.
 *
 * <pre>mvn -q -pl benchmarks -am package -Pbench -Dbench=segment
 * </pre>
 *
 * <p><b>Flow.</b> An {@link io.firn.bench.run.Axis} is a list of points; each is one benchmark with
 * the parameters in which it differs from the defaults, and is run by JMH in a process of its own.
 * The results go, as JMH writes them, into {@code docs/performance/results/AXIS.json}, and {@link
 * io.firn.bench.report} makes the pages from those files. {@code -Dbench=report} makes the pages
 * alone, {@code all} runs everything, and a list of names with commas runs those.
 *
 * <p><b>Known weakness.</b> JMH's JSON does not say on which machine it ran, nor what else that
 * machine did: the pages say so by hand.
 */
package io.firn.bench.run;
