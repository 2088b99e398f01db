/**
 * The bytes of every object of a repository, as {@code docs/format.md} gives them.
 *
 * <p><b>Flow.</b> Writers encode records into bytes, readers parse bytes into records; nothing here
 * talks to a storage. {@link io.firn.core.format.ObjectNames} says where each kind of object
 * stands.
 *
 * <p><b>Invariants.</b> Golden vectors in the tests hold every layout: a change of a byte is a
 * change of the version. Parsers check every length before they allocate, and answer malformed
 * input with a typed {@link io.firn.core.RepositoryException}, never with a runtime exception;
 * fuzzers hold them to that.
 *
 * <p><b>Known weakness.</b> An index piece is parsed from memory as a whole, so pieces have to stay
 * small enough for the heap.
 */
package io.firn.core.format;
