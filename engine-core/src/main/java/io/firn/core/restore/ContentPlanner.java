package io.firn.core.restore;

import io.firn.core.RepositoryException;
import io.firn.core.index.ChunkIndex;
import io.firn.core.index.ChunkLocation;
import io.firn.core.read.ChunkReader;
import io.firn.core.stream.ChunkRef;
import io.firn.core.stream.StreamReader;
import io.firn.core.stream.StreamRoot;
import java.io.IOException;

/** Cuts contents into pieces and looks up where each is stored. */
final class ContentPlanner {

  private final ChunkReader lists;
  private final ChunkIndex index;
  private final Windows windows;
  private final boolean verify;

  ContentPlanner(ChunkReader lists, ChunkIndex index, Windows windows, boolean verify) {
    this.lists = lists;
    this.index = index;
    this.windows = windows;
    this.verify = verify;
  }

  /** Plans all of it; passes a window on whenever it is full. */
  void plan(Content content, StreamRoot root, Counters counters) throws IOException {
    if (content.start == Content.Start.TRUST && !verify) {
      counters.kept(root.length());
    } else {
      try {
        pieces(content, new StreamReader(lists, root));
      } catch (RepositoryException e) {
        content.fail(e.getMessage());
      }
    }
    windows.planned().addComplete(content);
  }

  private void pieces(Content content, StreamReader stream) throws IOException {
    for (ChunkRef ref = stream.next(); ref != null; ref = stream.next()) {
      ChunkLocation location = ref.isHole() ? null : index.find(ref.id());
      if (location == null && !ref.isHole()) {
        content.fail(
            "chunk "
                + ref.id()
                + " is in no segment that the index knows; run 'firn repair index'");
      } else {
        windows
            .planned()
            .add(new Piece(content, stream.offset(), ref.id(), ref.length(), location));
      }
      windows.passOnIfFull();
    }
  }
}
