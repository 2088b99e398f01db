/**
 * The promise of a media as tests, for ours and for third parties' alike.
 *
 * <p><b>Which one to extend.</b> By what the media can do, one test class each:
 *
 * <ul>
 *   <li>it gives trees of files: {@link io.firn.testkit.media.TreeMediaContract};
 *   <li>it gives disks or other runs of bytes: {@link io.firn.testkit.media.BlockMediaContract};
 *   <li>it restores into local folders: {@link io.firn.testkit.media.FolderTargetContract}.
 * </ul>
 *
 * <p><b>Flow.</b> The plugin says how a source with something in it, or a target, is opened; the
 * suite does the rest. What every media promises is part of the first two.
 *
 * <p><b>Invariants.</b> No test needs to know what is in the source: what is checked is that it
 * keeps to the rules and gives the same twice. No test is skipped, and none passes for want of a
 * stream to look at.
 *
 * <p><b>Known weakness.</b> Whether the source is complete only the plugin's own tests can tell.
 * Targets that are no local folder have no suite: what they wrote cannot be looked at from here.
 */
package io.firn.testkit.media;
