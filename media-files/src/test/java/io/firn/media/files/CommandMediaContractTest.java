package io.firn.media.files;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.testkit.media.BlockMediaContract;
import io.firn.testkit.plugin.Options;
import java.io.IOException;

/** The promise of block streams by the output of a command, whose length nobody knows before. */
class CommandMediaContractTest extends BlockMediaContract {

  @Override
  public MediaFactory factory() {
    return new FilesMediaFactory();
  }

  @Override
  public Media open(MediaContext context) throws IOException {
    return factory()
        .open(context, Options.of("stdin-command", "seq 1 20000", "stdin-filename", "numbers"));
  }

  @Override
  public Media openMissing(MediaContext context) throws IOException {
    String missing = folder().resolve("missing.img").toString();
    return factory().open(context, Options.of("image", "true", "path-to-backup", missing));
  }
}
