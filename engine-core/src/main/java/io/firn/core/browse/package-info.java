/**
 * Looking into snapshots without restoring them: list, find, compare, and write out one content.
 *
 * <p><b>Flow.</b> Each operation walks the records of one or two trees in path order and hands what
 * it finds to its caller one by one, so that a tree of any size takes no more memory than a small
 * one.
 *
 * <p><b>Known weakness.</b> {@link io.firn.core.browse.Find} reads every tree as a whole: there is
 * no table of names over all snapshots.
 */
package io.firn.core.browse;
