/**
 * The manifest of a snapshot: the names of all segments that it needs.
 *
 * <p>It answers "what may not be deleted?" without reading any tree, says which objects a lock must
 * be renewed for or cold storage must thaw, and lets a restore do without the whole index.
 *
 * <p><b>Flow.</b> During a run a {@link io.firn.core.manifest.ReferenceTracker} notes every segment
 * that a chunk was found in or uploaded to. At the end {@link io.firn.core.manifest.ManifestWriter}
 * stores the sorted names as chunks: cut at names, so that a backup that adds a few segments shares
 * all other chunks with its parent's manifest.
 *
 * <p><b>Invariants.</b> The chunks of manifests lie in segments of their own (lane {@code
 * MANIFEST}). A manifest does not name those: it would then contain its own name. The snapshot
 * names them itself.
 *
 * <p><b>Healing.</b> A manifest is never rewritten. What a snapshot needs since a later backup
 * stored lost chunks again is found by {@link io.firn.core.manifest.Roots}, from the manifest, the
 * log and the index.
 *
 * <p><b>Known weakness.</b> Only so many names fit into the snapshot. A manifest whose shared
 * chunks are spread over more segments than that is written anew as a whole: at 1 PiB (2^25
 * segments of 32 MiB) that is 1 GiB once in some hundred backups.
 */
package io.firn.core.manifest;
