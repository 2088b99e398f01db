package io.firn.testkit.media;

import io.firn.api.media.TreeStream;
import java.util.List;

/** What the parts of the contract of trees need. */
interface TreeFixture {

  /** All trees of the sources; at least one. */
  List<TreeStream> trees() throws Exception;
}
