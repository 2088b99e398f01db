package io.firn.testkit.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.TreeStream;
import java.util.List;

/**
 * The promise of a media that gives trees: directories, files, links. A plugin author writes
 *
 * <pre>{@code
 * class AcmeFilesTest extends TreeMediaContract {
 *   @Override
 *   public MediaFactory factory() {
 *     return new AcmeMediaFactory();
 *   }
 *
 *   @Override
 *   public Media open(MediaContext context) throws Exception {
 *     return factory().open(context, optionsOf("acme-share", "7"));
 *   }
 *
 *   @Override
 *   public Media openMissing(MediaContext context) throws Exception {
 *     return factory().open(context, optionsOf("acme-share", "none"));
 *   }
 * }
 * }</pre>
 *
 * <p>Give it at least one tree, with a bit of everything that the media knows: empty directories,
 * links of both kinds, files with holes.
 */
public abstract non-sealed class TreeMediaContract extends MediaContract
    implements WalkContract, FileContract {

  /** For subclasses. */
  protected TreeMediaContract() {}

  @Override
  public final List<TreeStream> trees() throws Exception {
    List<TreeStream> trees = Streams.of(TreeStream.class, sources());
    assertThat(trees).as("trees to test with").isNotEmpty();
    return trees;
  }
}
