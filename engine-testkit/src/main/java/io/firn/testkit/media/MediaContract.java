package io.firn.testkit.media;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.Source;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every media promises, whatever its streams are. Not for extending: a plugin author extends
 * {@link TreeMediaContract} for a media that gives trees and {@link BlockMediaContract} for one
 * that gives block streams, both for one that can do both. {@link FolderTargetContract} is about
 * restoring, and comes beside them.
 */
public abstract sealed class MediaContract implements SourceContract
    permits TreeMediaContract, BlockMediaContract {

  @TempDir private Path folder;
  private Media opened;
  private List<Source> sources;

  MediaContract() {}

  @Override
  public abstract MediaFactory factory();

  /**
   * Opens a media with at least one source, which stays as it is during the test. Called once for
   * each test; the suite closes it.
   */
  public abstract Media open(MediaContext context) throws Exception;

  /** Opens a media that names something that does not exist. */
  @Override
  public abstract Media openMissing(MediaContext context) throws Exception;

  @Override
  public final MediaContext context() {
    return new MediaContext("contract", (_, _, _) -> {});
  }

  @Override
  public final List<Source> sources() throws Exception {
    if (sources == null) {
      opened = open(context());
      sources = opened.discover();
    }
    return sources;
  }

  /** A folder of this test, empty before {@link #open}. */
  public final Path folder() {
    return folder;
  }

  @AfterEach
  final void closeSources() throws Exception {
    if (sources != null) {
      for (Source source : sources) {
        source.close();
      }
    }
    if (opened != null) {
      opened.close();
    }
  }
}
