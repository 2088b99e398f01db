package io.firn.core.tune;

/**
 * What a backup is made on.
 *
 * @param processors that this process may use
 * @param memory bytes of the machine; 0 when unknown
 * @param cipher the library that seals
 * @param cut bytes a second of one processor that are cut into chunks
 * @param named the same, for the ids of chunks
 * @param sealed the same, for encryption
 */
public record Machine(
    int processors, long memory, String cipher, double cut, double named, double sealed) {}
