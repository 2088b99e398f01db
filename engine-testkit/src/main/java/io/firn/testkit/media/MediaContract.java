package io.firn.testkit.media;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise of {@link MediaFactory} and all that comes from it as tests. A plugin author writes
 *
 * <pre>{@code
 * class AcmeMediaTest extends MediaContract {
 *   @Override
 *   public MediaFactory factory() {
 *     return new AcmeMediaFactory();
 *   }
 *
 *   @Override
 *   public Media open(MediaContext context) throws Exception {
 *     return factory().open(context, optionsOf("acme-id", "7"));
 *   }
 * }
 * }</pre>
 *
 * <p>Give it a source with a bit of everything that the media knows: trees and block streams,
 * holes, links. The methods that are not abstract may be overridden where the media can do more.
 */
public abstract class MediaContract
    implements FactoryContract, WalkContract, ContentContract, TargetContract {

  @TempDir private Path folder;
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private Media opened;
  private List<Source> sources;

  /** For subclasses. */
  protected MediaContract() {}

  @Override
  public abstract MediaFactory factory();

  @Override
  public abstract Media open(MediaContext context) throws Exception;

  /** None, unless overridden. */
  @Override
  public Optional<Media> openMissing(MediaContext context) throws Exception {
    return Optional.empty();
  }

  /** None, unless overridden. */
  @Override
  public Optional<RestoreTarget> openTarget(MediaContext context, Path target) throws Exception {
    return Optional.empty();
  }

  /** Yes, unless overridden. */
  @Override
  public boolean reopens() {
    return true;
  }

  @Override
  public final MediaContext context() {
    return new MediaContext(
        "contract",
        (severity, item, reason) -> problems.add(severity + " " + item + ": " + reason));
  }

  /** What was reported in this test: severity, item and reason of each. */
  protected final List<String> problems() {
    return problems;
  }

  @Override
  public final List<Source> sources() throws Exception {
    if (sources == null) {
      opened = open(context());
      sources = opened.discover();
    }
    return sources;
  }

  @Override
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
