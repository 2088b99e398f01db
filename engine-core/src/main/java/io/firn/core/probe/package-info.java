/**
 * Tries a storage that a user means to keep a repository in: does it give what {@link
 * io.firn.api.storage.Storage} obliges it to, and which settings make the best of it.
 *
 * <p><b>Flow.</b>
 *
 * <pre>
 * ration = time and bytes
 * storage = stack(RationedStorage(plugin))
 * remove objects of probes that were killed over two hours ago
 * for each Obligation: try it                       -> Held | Broken | Unknown
 * LatencyProbe: small requests one by one           -> Latency for each verb
 * ThroughputProbe: more connections, larger objects -> Transfers -> Suggestion
 * remove all objects of this probe
 * </pre>
 *
 * The plugin's declarations ({@code createOnly}, {@code settleTime}) are what verdicts are compared
 * with: two winners of a race are right where creation is declared detectable, and wrong where it
 * is declared exclusive; a listing may lag as long as is declared.
 *
 * <p><b>Invariants.</b>
 *
 * <ul>
 *   <li>Only objects that a probe made are ever touched. Their names begin with {@code probe-} and
 *       32 random digits, which no name of a repository does, so that a probe may run in a
 *       container where a repository is.
 *   <li>Every name is remembered before its object is created, and deleted at the end however the
 *       probe ends. A process that is killed outright leaves its objects to the next probe.
 *   <li>No request but deletions and listings begins after the time is over or the bytes are spent,
 *       and nothing is foretold to last longer and begun all the same. So a probe takes its time
 *       and what one request takes.
 *   <li>A request that failed is no verdict: it leaves the obligation Unknown, unless the failure
 *       itself breaks it.
 * </ul>
 *
 * <p><b>Known weakness.</b> Half a minute proves little: Held means that nothing else was seen. A
 * listing that lags only under load, an object that a server loses a week later or a proxy that
 * caches what the others do not are not found. All requests come from one process, so a storage
 * that shows different clients different things shows one face here. The throughput is that of this
 * half minute, of this machine's processor too, and of incompressible bytes without any work on
 * them.
 */
package io.firn.core.probe;
