/**
 * The signature of uploads whose SHA-256 is known before.
 *
 * <p>A signature covers the SHA-256 of the body. The SDK reads a body to compute it, 1 s of
 * processor time for each GiB, though a segment is named by it; and where the connection is
 * encrypted it says {@code UNSIGNED-PAYLOAD} instead, so that no server compares what arrived. It
 * has no property to hand the hash in. So {@code SigningScheme} stands in the SDK's place: a
 * request that has the hash in its headers already is signed by {@code SignatureV4}, all others by
 * the SDK.
 *
 * <p>Stateless, hence thread-safe.
 */
package io.firn.storage.s3.sign;
