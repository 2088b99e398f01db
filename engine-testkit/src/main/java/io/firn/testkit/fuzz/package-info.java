/**
 * Fuzzing of everything that reads bytes which somebody else may have written.
 *
 * <p><b>To add a reader:</b> extend {@link io.firn.testkit.fuzz.FuzzTarget} in the reader's own
 * package, in a public class {@code <Reader>FuzzTest}: {@code read} calls the reader, {@code seeds}
 * gives a few good inputs. A reader may return or throw what it is expected to; whatever else it
 * throws, and every {@code OutOfMemoryError} at a heap of 512 MiB, is a finding. {@code read}
 * should also check what must hold of anything that was accepted, best that writing it again gives
 * the same bytes. The module needs {@code jazzer-junit} in its tests.
 *
 * <p><b>Flow.</b> The quick suite reads the seeds, all inputs kept in {@code
 * src/test/resources/fuzz/<Class>}, and some thousand changes of both that are the same each time.
 * The {@code long} suite starts Jazzer in a JVM of its own for a bounded time a target, with the
 * kept inputs as corpus. What it finds, it leaves in {@code target/fuzz/<Class>} and says so: the
 * input is to be copied to the kept ones together with the fix.
 *
 * <p><b>Known weakness.</b> Bytes under a seal are fuzzed as plain bytes; the seal itself only by
 * its envelope, as no fuzzer guesses a tag.
 */
package io.firn.testkit.fuzz;
