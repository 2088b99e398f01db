package io.firn.api.media;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.PluginOptions;
import java.util.List;

/**
 * Removes what backups of this media had to make for a while and could not remove, because they
 * were killed.
 */
public interface MediaCleaner {

  /**
   * What is cleaned, in a word, as {@code openstack}. Media whose cleaners say the same share one,
   * so that users need not say which of them is meant.
   */
  String scope();

  /** Options of {@code firn media cleanup} for this media. */
  List<OptionSpec> options();

  /**
   * Finds what runs that have ended left behind, and removes it unless this is a dry run. What
   * cannot be removed is reported as a problem and is in the list too.
   *
   * @throws MediaException when nothing can be found out
   */
  List<Leftover> clean(MediaContext context, PluginOptions options) throws MediaException;

  /**
   * Something temporary that nobody needs any more.
   *
   * @param kind what it is, in a word: {@code image}
   * @param id by which the service knows it
   * @param name that it bears
   * @param removed false in a dry run, or when it could not be
   */
  record Leftover(String kind, String id, String name, boolean removed) {}
}
