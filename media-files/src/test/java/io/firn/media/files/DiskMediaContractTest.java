package io.firn.media.files;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.testkit.media.BlockMediaContract;
import io.firn.testkit.plugin.Options;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The promise of block streams, by two disk images, one of them with holes. */
class DiskMediaContractTest extends BlockMediaContract {

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
    return images(context, full, sparse);
  }

  @Override
  public Media openMissing(MediaContext context) throws IOException {
    return images(context, folder().resolve("missing.img"));
  }

  private Media images(MediaContext context, Path... paths) throws IOException {
    List<String> options = new ArrayList<>(List.of("image", "true"));
    for (Path path : paths) {
      options.addAll(List.of("path-to-backup", path.toString()));
    }
    return factory().open(context, Options.of(options.toArray(String[]::new)));
  }
}
