package io.firn.testkit.media;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.Source;
import java.util.List;

/** What the parts of the contract need from the class that extends {@link MediaContract}. */
interface SourceFixture {

  MediaFactory factory();

  /** A media that names something that does not exist. */
  Media openMissing(MediaContext context) throws Exception;

  /** Tells the run, and that nothing is listening. */
  MediaContext context();

  /** The sources of one media, opened once and closed after the test. */
  List<Source> sources() throws Exception;
}
