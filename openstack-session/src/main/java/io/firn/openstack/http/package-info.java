/**
 * Requests over {@code java.net.http}, for bodies that must be neither copied nor lost.
 *
 * <p><b>Flow.</b> An {@link io.firn.openstack.http.HttpCall} says what to send. {@link
 * io.firn.openstack.http.HttpConnector} sends it and gives either a small {@link
 * io.firn.openstack.http.HttpAnswer} or an {@link io.firn.openstack.http.HttpDownload} whose body
 * is read while it arrives.
 *
 * <p><b>Invariants.</b> Bodies to send, lists of buffers or such as are read while they go ({@link
 * io.firn.openstack.http.HttpBody}), can be sent from the start any number of times, so that a
 * second attempt never sends less than the first. Every status reaches the caller. A request on
 * which no byte moves for a minute ends. Redirects are not followed: a token stays with the server
 * it was meant for.
 *
 * <p><b>Known weakness.</b> HTTP/1.1 only, which is what Swift speaks. A thread that was
 * interrupted during an upload gets its buffers back while the socket may still take bytes from
 * them; the server refuses such a body by its checksum or as incomplete.
 */
package io.firn.openstack.http;
