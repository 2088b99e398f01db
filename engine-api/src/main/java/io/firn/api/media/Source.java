package io.firn.api.media;

import java.util.List;

/** One thing to back up, as a set of streams and documents: what one snapshot holds. */
public interface Source extends AutoCloseable {

  /** What it is, for the snapshot and for finding its parent. */
  SourceInfo info();

  /**
   * Called once, before the streams are asked for, when there are several sources: problems of this
   * one are reported here from now on, so that they count for its own snapshot. What is reported to
   * the {@linkplain MediaContext#problems() run} counts for the run alone.
   *
   * @param problems passes everything on to the run; safe for many threads
   */
  default void reportTo(ProblemListener problems) {}

  /** At least one; names are unique. The engine reads them one after the other or at once. */
  List<SourceStream> streams() throws MediaException;

  /** Small texts that describe the source (a server's flavor, a volume's type); often none. */
  List<Document> documents() throws MediaException;

  /** Removes everything temporary that was made for this source. */
  @Override
  void close() throws MediaException;
}
