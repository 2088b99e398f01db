/**
 * Kernel calls of Linux for which the JDK has no API, through {@code java.lang.foreign}.
 *
 * <p><b>Flow.</b> Every call goes through {@link io.firn.media.files.libc.SystemCall}, which makes
 * one {@code syscall(2)} with arguments that lie in {@link io.firn.media.files.libc.CallScratch}.
 * The other classes give the calls types and names; a failure is an {@link
 * io.firn.media.files.libc.ErrnoException} without a stack trace.
 *
 * <p><b>Invariants.</b> Names are bytes from end to end. No call allocates native memory. Nothing
 * is linked before it is used. Everything works relative to an open directory, so that neither the
 * length of a path nor a symbolic link in it matters.
 *
 * <p><b>Known weakness.</b> Extended attributes are reached through {@code /proc}; where that is
 * not mounted they are reported as missing. Only x86_64 and aarch64 have their numbers here.
 */
package io.firn.media.files.libc;
