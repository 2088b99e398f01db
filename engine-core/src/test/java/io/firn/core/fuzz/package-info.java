/**
 * Fuzzing of everything that reads bytes from a storage.
 *
 * <p>A reader's test extends {@link io.firn.core.fuzz.FuzzTargetTest}. {@code
 * io.firn.core.format.IndexPieceFuzzTest} is a short example.
 *
 * <p><b>Known weakness.</b> Bytes under a seal are fuzzed as plain bytes; the seal itself only by
 * its envelope, as no fuzzer guesses a tag.
 */
package io.firn.core.fuzz;
