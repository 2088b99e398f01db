/**
 * {@code disks.json}: what the streams of a snapshot are, for whatever restores them.
 *
 * <p><b>Invariants.</b> One entry for each stream, in the order of the streams, written by all
 * media here alike. A reader takes what it does not know for absent, so that entries can gain
 * members.
 */
package io.firn.media.nova.disk;
