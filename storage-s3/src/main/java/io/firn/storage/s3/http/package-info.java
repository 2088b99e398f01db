/**
 * The SDK's requests by {@code java.net.http}.
 *
 * <p>The SDK's own clients wait on sockets, which an interrupt does not end, and a storage has to
 * answer to one within a second. {@code HttpURLConnection} besides keeps five idle connections a
 * host, less than there are uploads at a time; the Apache clients bring 1.2 to 2.3 MB of jars. This
 * one is a page of code, needs no jar, keeps as many connections as there were requests at the same
 * time, and ends what stands still.
 *
 * <p>A body goes out as the SDK's stream of it, 16 KiB at a time, each of which passes a {@code
 * BodyGate}: bound to the call of the SDK, in the caller's thread, and not to the stream, which the
 * SDK wraps and may read once more to sign it. The session for OpenStack does the same with buffers
 * and channels, where this has the streams that the SDK asks for; some fifty lines are alike, fewer
 * than a module for both would take.
 *
 * <p>One request at a time per {@code Exchange}; {@code JavaHttpClient} is shared by all threads.
 * It sends once: retries belong to the engine.
 */
package io.firn.storage.s3.http;
