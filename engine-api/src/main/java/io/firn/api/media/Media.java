package io.firn.api.media;

import java.util.List;

/** An opened media: the things that one {@code firn backup} covers. Used by one thread. */
public interface Media extends AutoCloseable {

  /**
   * Finds the sources and checks that they exist and can be read at all. Each source becomes one
   * snapshot.
   *
   * @throws MediaException.NotFound when something that the user named does not exist; nothing has
   *     been written then
   */
  List<Source> discover() throws MediaException;

  @Override
  void close() throws MediaException;
}
