package io.firn.api.media;

/** One stream of a source. */
public sealed interface SourceStream permits TreeStream, BlockStream {

  /** Unique in the source: {@code tree}, {@code disk-0}, a file name for standard input. */
  String name();
}
