package io.firn.core.fuzz;

import io.firn.core.RepositoryException;
import io.firn.testkit.fuzz.FuzzTarget;

/** One reader under odd bytes, which may find them wrong; see the package of {@link FuzzTarget}. */
public abstract class FuzzTargetTest extends FuzzTarget {

  protected FuzzTargetTest() {
    super(RepositoryException.class);
  }
}
