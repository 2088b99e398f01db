/**
 * Keys, and what is sealed with them.
 *
 * <p><b>Flow.</b> A {@link io.firn.core.crypto.Password} and a key slot give a {@link
 * io.firn.core.crypto.PasswordKey}; it opens the {@link io.firn.core.crypto.MasterKey}; from that
 * and the repository's id come the {@link io.firn.core.crypto.RepositoryKeys}, once. They name
 * chunks (HMAC-SHA-256), give each segment a cipher of its own ({@link
 * io.firn.core.crypto.SegmentCipher}, keyed by the segment's random salt) and seal all other
 * objects whole. What leaves this package is the use of a key, not the key: the exceptions are the
 * chunker's seed and the key of local copies.
 *
 * <p><b>Invariants.</b> A key and nonce never seal twice: each object has a fresh salt of 128 bits
 * and therefore a key of its own, and inside an object the nonce is the place. Whatever is opened
 * was authenticated together with its repository, kind and place or name; on failure nothing is
 * given out. No key, salt or password is part of a message, and no {@code toString} shows one.
 *
 * <p><b>Providers.</b> {@link io.firn.core.crypto.CryptoProvider} chooses between a native library
 * and the JDK's own algorithms; both give the same bytes, which a test holds. The library is loaded
 * in the background, and what begins before it is there is done by the JDK.
 *
 * <p><b>Known weakness.</b> Java gives no means to be sure that a key is gone from memory: arrays
 * are overwritten on close, but the collector may have copied them, and key objects inside ciphers
 * are left to it. AES-GCM does not commit to its key: one who holds the master key could make bytes
 * that open under two keys; nobody else can.
 */
package io.firn.core.crypto;
