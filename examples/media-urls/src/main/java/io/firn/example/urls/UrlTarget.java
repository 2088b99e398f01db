package io.firn.example.urls;

import io.firn.api.media.Document;
import io.firn.api.media.FileSink;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.TreeTarget;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** A folder of a web server that takes PUT. */
final class UrlTarget implements RestoreTarget {

  private final HttpUrl folder;
  private final Web web;
  private final boolean dryRun;

  UrlTarget(HttpUrl folder, Web web, boolean dryRun) {
    this.folder = folder;
    this.web = web;
    this.dryRun = dryRun;
  }

  /** For snapshots of another media: the user has to choose its target. */
  @Override
  public TreeTarget tree(String stream) throws MediaException {
    throw new MediaException.Misconfigured(
        "the snapshot holds a tree of files; restore it with --media files --target FOLDER", null);
  }

  @Override
  public FileSink block(String stream, OptionalLong length) throws MediaException {
    return new PutSink(folder.resolve(stream), web, dryRun);
  }

  @Override
  public void document(Document document) throws MediaException {
    try (FileSink sink = block(document.name(), OptionalLong.empty())) {
      sink.writeAt(ByteBuffer.wrap(document.content()), 0);
      sink.complete();
    }
  }

  @Override
  public void close() {
    web.close();
  }
}
