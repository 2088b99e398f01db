package io.firn.cli.command;

import io.firn.api.storage.StorageException;
import io.firn.cli.output.Amount;
import io.firn.cli.output.Printable;
import io.firn.core.probe.ProbeListener;
import java.util.List;

/** Shows on a terminal what is being tried, and says what could not be removed. */
record ProbeNotes(Run run) implements ProbeListener {

  @Override
  public void begins(String step) {
    if (!run.common().quiet() && run.host().terminal().isInteractive()) {
      run.screen().status(List.of("Trying " + step));
    }
  }

  @Override
  public void left(int objects, String prefix, StorageException reason) {
    run.warning(
        "%s of the probe could not be removed (%s); they begin with %s, and the next probe removes"
                .formatted(Amount.of(objects, "object"), Printable.of(reason.getMessage()), prefix)
            + " them when they are two hours old");
  }
}
