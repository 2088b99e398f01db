/**
 * The promise of a media as tests, for ours and for third parties' alike.
 *
 * <p><b>Flow.</b> A plugin author extends {@link io.firn.testkit.media.MediaContract}, says how a
 * source with something in it is opened and, if the media can be restored into a folder, how a
 * target is; the suite does the rest.
 *
 * <p><b>Invariants.</b> No test needs to know what is in the source: what is checked is that it
 * keeps to the rules and gives the same twice.
 *
 * <p><b>Known weakness.</b> Whether the source is complete only the plugin's own tests can tell.
 */
package io.firn.testkit.media;
