/**
 * An S3 server inside the JVM: S3Proxy, which is not ours and speaks the protocol as clients expect
 * it. Who uses this package adds {@code org.gaul:s3proxy} to the tests; the rest of the testkit
 * does without.
 *
 * <p><b>Known weakness.</b> S3Proxy takes two seconds to start. It has conditional creation, so
 * what a server without it makes of a plugin is to be tested elsewhere.
 */
package io.firn.testkit.s3;
