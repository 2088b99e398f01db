package io.firn.core.tune;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.Document;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.MediaException;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.api.media.SourceStream;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeStream;
import io.firn.api.media.TreeWalk;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Sources whose bytes follow from their place, so that they need no memory. */
final class MadeSource implements Source {

  private final SourceStream stream;

  private MadeSource(SourceStream stream) {
    this.stream = stream;
  }

  /** Files of these sizes, called by their number; a negative one cannot be read. */
  static MadeSource tree(List<Long> sizes) {
    return new MadeSource(
        new TreeStream() {
          @Override
          public String name() {
            return "tree";
          }

          @Override
          public TreeWalk walk() {
            return new Walk(sizes.iterator());
          }
        });
  }

  static MadeSource disk(long bytes) {
    return new MadeSource(
        new BlockStream() {
          @Override
          public String name() {
            return "disk";
          }

          @Override
          public OptionalLong length() {
            return OptionalLong.of(bytes);
          }

          @Override
          public boolean aligned() {
            return true;
          }

          @Override
          public ContentReader open() {
            return new Reader(bytes);
          }
        });
  }

  @Override
  public SourceInfo info() {
    return new SourceInfo("made", "fs", List.of("/made"));
  }

  @Override
  public List<SourceStream> streams() {
    return List.of(stream);
  }

  @Override
  public List<Document> documents() {
    return List.of();
  }

  @Override
  public void close() {}

  private static final class Walk implements TreeWalk {

    private final Iterator<Long> sizes;
    private int number;

    Walk(Iterator<Long> sizes) {
      this.sizes = sizes;
    }

    @Override
    public TreeEntry next() {
      if (!sizes.hasNext()) {
        return null;
      }
      long size = sizes.next();
      FileAttributes attributes = attributes("file-" + number++, Math.abs(size));
      return new TreeEntry() {
        @Override
        public FileAttributes attributes() {
          return attributes;
        }

        @Override
        public ContentReader open() throws MediaException {
          if (size < 0) {
            throw new MediaException.Denied("permission denied", null);
          }
          return new Reader(size);
        }
      };
    }

    private static FileAttributes attributes(String name, long size) {
      return new FileAttributes(
          TreePath.of(name),
          FileType.FILE,
          0644,
          0,
          0,
          "",
          "",
          Instant.EPOCH,
          Instant.EPOCH,
          0,
          0,
          1,
          size,
          new byte[0],
          0,
          Optional.empty(),
          List.of());
    }

    @Override
    public void close() {}
  }

  private static final class Reader implements ContentReader {

    private final long size;
    private long at;

    Reader(long size) {
      this.size = size;
    }

    @Override
    public long skipHole() {
      return 0;
    }

    @Override
    public int read(ByteBuffer target) {
      if (at == size) {
        return -1;
      }
      int length = (int) Math.min(target.remaining(), size - at);
      for (int i = 0; i < length; i++) {
        target.put((byte) (((at + i) * 0x9e3779b1L) >>> 20));
      }
      at += length;
      return length;
    }

    @Override
    public boolean changedWhileRead() {
      return false;
    }

    @Override
    public void close() {}
  }
}
