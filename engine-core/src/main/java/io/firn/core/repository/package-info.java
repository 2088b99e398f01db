/**
 * Making and opening a repository, and the passwords that open it.
 *
 * <p><b>Flow.</b> {@link io.firn.core.repository.RepositoryCreator} writes a key slot and then the
 * public header, whose existence is what makes a repository. {@link
 * io.firn.core.repository.RepositoryOpener} reads the header, tries the password on the slots, and
 * gives a {@link io.firn.core.repository.Repository}, from which operations take what they need.
 *
 * <p><b>Invariants.</b> The header is written once; every slot and every snapshot is bound to its
 * hash. No unlocked key is ever written anywhere. There is always at least one slot.
 *
 * <p><b>Known weakness.</b> A password is tried on one slot after the other, each for the full cost
 * of the KDF (some 0.2 s): with dozens of slots opening gets slow.
 */
package io.firn.core.repository;
