/**
 * What a run makes in the cloud for a while: how it is named, and how it goes away whatever
 * happens.
 *
 * <p><b>Flow.</b> Each source and each target has a {@link io.firn.media.nova.temporary.Ledger}.
 * Whatever is made is made through it, with the name and the properties of the run's {@link
 * io.firn.media.nova.temporary.RunTag}; closing the ledger removes what is still in it, servers
 * before ports, images before the volumes they were read from, volumes before their snapshots.
 * {@link io.firn.media.nova.temporary.Reaper} finds by name and properties what runs left that were
 * killed, and removes it likewise.
 *
 * <p><b>Invariants.</b> Name and properties are part of the creating call, so a kill between call
 * and answer leaves nothing unnamed; when an answer was lost, closing looks for the name. Nothing
 * is removed unless it has such a name and such properties, or this very run made it. A run counts
 * as dead only when its process is gone from this host, or, for other hosts, after a day. Removal
 * goes on when the thread that asks for it is interrupted, and has a time limit of its own; a
 * shutdown hook waits for it when the process is asked to end.
 *
 * <p><b>Marks of other kinds.</b> What a restore makes for a server is temporary until the server
 * runs. A server has its user's name from the start, as its guest is called so; it is known by its
 * metadata and a tag of Nova's. A port has no properties: name and description say the same. An
 * image that a server is booted from is marked by Glance's tags, since properties are inherited.
 *
 * <p><b>Known weakness.</b> A restore that is killed in the second in which the marks of a running
 * server are taken off leaves what has lost its mark already. Whether a process of another host, or
 * of another container with the same host name, still lives cannot be seen: its things stay for the
 * day. Who runs backups of more than a day from several hosts into one project must give {@code
 * --older-than}.
 */
package io.firn.media.nova.temporary;
