/**
 * A proxy between a client of HTTP/1.1 and its server that adds distance and faults: for tests of
 * storages on real sockets, and for benchmarks.
 *
 * <p><b>Flow.</b> {@link io.firn.testkit.proxy.FaultProxy} listens on the loopback and opens one
 * connection to the server for each that it gets. A {@code Connection} passes requests on in one
 * virtual thread and answers in another, by blocking sockets. Heads are read to find where bodies
 * end and to see which fault of the {@code Script} a request meets, and are passed on byte by byte
 * as they came. Bodies go through one buffer.
 *
 * <p><b>Distance.</b> A latency is half on the way there and half on the way back. Each way is a
 * {@code DelayLine}: bytes come out a fixed time after they went in, and meanwhile more go in, so
 * that a bandwidth is not limited by it as long as {@code latency x bandwidth} fits into the line.
 * A new connection costs one latency more, as the handshake does. Faults happen at the far end.
 *
 * <p><b>Addresses.</b> Nothing in the messages is rewritten. A server that tells its own address
 * must take it from the {@code Host} header, as Swift's TempAuth does, or the client must be given
 * the storage's address: {@code OS_STORAGE_URL} beside Keystone's variables.
 *
 * <p><b>Invariants.</b> Without a fault and a latency all bytes pass unchanged and in order. The
 * same seed cuts the same sequence of requests at the same bytes.
 *
 * <p><b>Known weakness.</b> No TLS, no {@code Upgrade}. A client that sends a body which the server
 * has refused before it asked for it ({@code Expect}) is taken to send its next request. There is
 * no slow start and no loss: distance costs what the best line of that length would.
 */
package io.firn.testkit.proxy;
