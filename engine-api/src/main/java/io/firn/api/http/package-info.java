/**
 * For plugins whose server speaks HTTP and which use the client of the JDK.
 *
 * <p>That client delivers bodies piece by piece in threads of its own, and its ready-made handlers
 * either collect them whole or hand each piece of 16 KiB to the reader, with a change of threads
 * for each. {@link io.firn.api.http.ArrivingBody} is a channel of which the engine asks a range at
 * once, and wakes the reader when it has it.
 */
package io.firn.api.http;
