package io.firn.media.files;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.testkit.media.MediaContract;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The same promise by two disk images, one of them with holes. */
class DiskMediaContractTest extends MediaContract {

  @Override
  public MediaFactory factory() {
    return new FilesMediaFactory();
  }

  @Override
  public Media open(MediaContext context) throws IOException {
    Path full = folder().resolve("full.img");
    Files.write(full, new byte[100_001]);
    Path sparse = folder().resolve("sparse.img");
    try (SeekableByteChannel out =
        Files.newByteChannel(sparse, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.position(1 << 20).write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
      out.position(5 << 20).write(ByteBuffer.wrap(new byte[] {4}));
    }
    return factory()
        .open(
            context,
            Options.of(
                "path-to-backup", full.toString(),
                "path-to-backup", sparse.toString(),
                "image", "true"));
  }
}
