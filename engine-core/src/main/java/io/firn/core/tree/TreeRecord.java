package io.firn.core.tree;

import static java.util.Objects.requireNonNull;

import io.firn.api.media.FileAttributes;
import io.firn.core.stream.StreamRoot;

/**
 * One entry of a stored tree.
 *
 * @param content of regular files that are no further hard links; {@link StreamRoot#EMPTY} else
 */
public record TreeRecord(FileAttributes attributes, StreamRoot content) {

  public TreeRecord {
    requireNonNull(attributes, "attributes");
    requireNonNull(content, "content");
  }
}
