/**
 * Trees of files for property tests: made at random from a seed, changed at random, and compared.
 *
 * <p><b>Flow.</b> A {@link io.firn.testkit.tree.RandomTree} fills a directory; between two backups
 * {@link io.firn.testkit.tree.RandomTree#mutate} changes some of it; {@link
 * io.firn.testkit.tree.TreeComparison} tells how a restored tree differs from it. Only {@code
 * java.nio} is used, so that what is compared does not pass through the code that is tested.
 *
 * <p><b>Invariants.</b> The same seed gives the same names, contents and changes in an empty
 * directory, as long as the user is the same (owners and FIFOs need rights).
 *
 * <p><b>Known weakness.</b> Of extended attributes {@code java.nio} shows only those of users;
 * ACLs, capabilities and devices need tests of their own. Paths longer than 4096 bytes cannot be
 * made.
 */
package io.firn.testkit.tree;
