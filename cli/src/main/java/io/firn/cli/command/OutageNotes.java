package io.firn.cli.command;

import io.firn.api.storage.StorageException;
import io.firn.cli.log.RunLog;
import io.firn.cli.output.Amount;
import io.firn.cli.output.Printable;
import io.firn.core.storage.OutageListener;
import java.time.Duration;
import org.slf4j.event.Level;

/** Says on standard error, also with {@code --quiet}, why nothing goes on, and when it does. */
record OutageNotes(Run run) implements OutageListener {

  @Override
  public void away(StorageException reason, Duration longest) {
    say(
        "the storage is away and is waited for, up to %s (%s)"
            .formatted(
                Amount.seconds((double) longest.toSeconds()), Printable.of(reason.getMessage())));
  }

  @Override
  public void back(Duration away) {
    say("the storage is back after " + Amount.seconds(away.toMillis() / 1000.0));
  }

  private void say(String text) {
    RunLog.line(Level.WARN, text);
    run.warning(text);
  }
}
