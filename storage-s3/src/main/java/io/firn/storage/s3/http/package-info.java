/**
 * The SDK's requests by {@code java.net.http}.
 *
 * <p>The SDK's own clients wait on sockets, which an interrupt does not end, and a storage has to
 * answer to one within a second. {@code HttpURLConnection} besides keeps five idle connections a
 * host, less than there are uploads at a time; the Apache clients bring 1.2 to 2.3 MB of jars. This
 * one is a page of code, needs no jar, keeps as many connections as there were requests at the same
 * time, and ends what stands still.
 *
 * <p>One request at a time per {@code Exchange}; {@code JavaHttpClient} is shared by all threads.
 * It sends once: retries belong to the engine.
 */
package io.firn.storage.s3.http;
