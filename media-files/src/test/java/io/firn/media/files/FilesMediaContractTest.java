package io.firn.media.files;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.testkit.media.TreeMediaContract;
import io.firn.testkit.plugin.Options;
import io.firn.testkit.tree.RandomTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class FilesMediaContractTest extends TreeMediaContract {

  private static final long SEED = 42;

  @Override
  public MediaFactory factory() {
    return new FilesMediaFactory();
  }

  @Override
  public Media open(MediaContext context) throws IOException {
    Path tree = Files.createDirectory(folder().resolve("tree"));
    new RandomTree(tree, SEED, 50_000).grow(60);
    return factory().open(context, Options.of("path-to-backup", tree.toString()));
  }

  @Override
  public Media openMissing(MediaContext context) throws IOException {
    String missing = folder().resolve("missing").toString();
    return factory().open(context, Options.of("path-to-backup", missing));
  }
}
