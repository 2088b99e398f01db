package io.firn.cli.command;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.PluginUse;
import io.firn.core.plugin.OptionValues;
import io.firn.core.plugin.PluginException;
import io.firn.core.probe.ProbeClock;
import io.firn.core.probe.Ration;
import io.firn.core.probe.RationedStorage;
import io.firn.core.probe.StorageProbe;
import io.firn.core.storage.StorageMeter;
import io.firn.core.storage.StorageStack;
import io.firn.core.storage.StorageTraffic;
import java.time.Duration;
import java.util.Optional;

/** Opens a storage for a probe: with its ration next to the plugin, and few retries above. */
final class ProbeStorage {

  private final Run run;
  private final StorageFactory factory;
  private final String container;
  private final boolean create;
  private final Optional<StorageMeter> meter;
  private Ration ration;

  ProbeStorage(
      Run run,
      StorageFactory factory,
      String container,
      boolean create,
      Optional<StorageMeter> meter) {
    this.run = run;
    this.factory = factory;
    this.container = container;
    this.create = create;
    this.meter = meter;
  }

  /**
   * Opens it. The ration's time begins when the storage is there, however long that was waited for;
   * a request may stand still no longer than the whole probe lasts.
   */
  Storage open(StorageTraffic traffic, Duration duration, long bytes)
      throws StorageException, PluginException, UsageException {
    StorageTraffic hurried =
        new StorageTraffic(
            traffic.upload(),
            traffic.download(),
            traffic.requests(),
            traffic.connections(),
            traffic.stuckAfter().compareTo(duration) > 0 ? duration : traffic.stuckAfter(),
            traffic.waitForStorage());
    StorageStack stack =
        new StorageStack(hurried, StorageProbe.RETRIES, meter, new OutageNotes(run));
    OptionValues values = run.arguments(PluginUse.STORAGE).values();
    OpenMode mode = create ? OpenMode.CREATE : OpenMode.WRITE;
    try {
      return stack.open(
          () -> {
            Storage plugin = factory.open(container, mode, values);
            ration = new Ration(duration, bytes, ProbeClock.SYSTEM);
            return new RationedStorage(plugin, ration);
          });
    } catch (StorageException.NotFound e) {
      throw new StorageException.NotFound(
          e.getMessage() + "; check --container, or have it made with --create", e);
    }
  }

  /** After {@link #open}. */
  Ration ration() {
    return ration;
  }
}
