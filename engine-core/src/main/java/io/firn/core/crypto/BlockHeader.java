package io.firn.core.crypto;

/**
 * The authenticated header of a block.
 *
 * @param rawLength bytes after decoding
 */
public record BlockHeader(Codec codec, int rawLength) {}
