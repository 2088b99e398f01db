package io.firn.api.media;

import static java.util.Objects.requireNonNull;

/**
 * A small text that belongs to a snapshot.
 *
 * @param name unique in the snapshot, for example {@code server.json}
 * @param content UTF-8, usually JSON; at most 16 MiB; must not be changed afterwards
 */
public record Document(String name, byte[] content) {

  public Document {
    requireNonNull(name, "name");
    requireNonNull(content, "content");
  }
}
