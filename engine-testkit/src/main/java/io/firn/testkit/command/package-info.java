/**
 * Runs the distribution itself, so that a plugin is proven where users have it: in its folder,
 * behind a class loader of its own.
 *
 * <p><b>Known weakness.</b> Needs a distribution that was built before, and a POSIX shell.
 */
package io.firn.testkit.command;
