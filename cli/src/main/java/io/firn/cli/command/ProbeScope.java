package io.firn.cli.command;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageFactory;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.pipeline.UploadRoom;
import io.firn.core.probe.ProbeClock;
import io.firn.core.probe.ProbeSettings;
import io.firn.core.probe.Ration;
import io.firn.core.probe.StorageProbe;
import io.firn.core.storage.StorageTraffic;
import java.security.SecureRandom;

/** For whom a probe measures: a backup with these settings, within the traffic that is allowed. */
record ProbeScope(StorageFactory factory, StorageTraffic traffic, PipelineSettings backup) {

  /**
   * The probe, which has not begun yet.
   *
   * @param storage of {@code ration}
   */
  StorageProbe probe(Run run, Storage storage, Ration ration) {
    return new StorageProbe(
        storage, ration, ProbeClock.SYSTEM, settings(), new SecureRandom(), new ProbeNotes(run));
  }

  private ProbeSettings settings() {
    int most = PipelineSettings.defaults().uploads();
    return new ProbeSettings(
        Math.min(traffic.connections().orElse(most), most),
        size -> UploadRoom.of(backup.withMaxSegmentSize(size), ChunkingParameters.DEFAULT),
        factory.options().stream()
            .map(OptionSpec::name)
            .filter(name -> name.endsWith("settle-time"))
            .findFirst());
  }
}
