package io.firn.testkit.media;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the parts of the contract need from the class that extends {@link MediaContract}. */
interface MediaFixture {

  MediaFactory factory();

  /** A media with at least one source that stays as it is during the test. */
  Media open(MediaContext context) throws Exception;

  /** A media that names something that does not exist. */
  Optional<Media> openMissing(MediaContext context) throws Exception;

  /** A target below a local folder that exists, if the media has such targets. */
  Optional<RestoreTarget> openTarget(MediaContext context, Path folder) throws Exception;

  /** Whether block streams of the source can be opened again. */
  boolean reopens();

  /** Tells the run, keeps what is reported. */
  MediaContext context();

  /** The sources of one media, opened once and closed after the test. */
  List<Source> sources() throws Exception;

  /** An empty folder of this test. */
  Path folder();
}
