package io.firn.cli.command;

import io.firn.core.tune.TuneListener;
import java.util.List;

/** Shows on a terminal what is being measured. */
record BenchmarkNotes(Run run) implements TuneListener {

  @Override
  public void begins(String step) {
    if (!run.common().quiet() && run.host().terminal().isInteractive()) {
      run.screen().status(List.of("Measuring " + step));
    }
  }
}
