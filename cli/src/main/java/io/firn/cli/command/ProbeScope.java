package io.firn.cli.command;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.storage.StorageFactory;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.pipeline.PipelineSettings;
import io.firn.core.pipeline.UploadRoom;
import io.firn.core.probe.ProbeSettings;
import io.firn.core.storage.StorageTraffic;

/** For whom a probe measures: a backup with these settings, within the traffic that is allowed. */
record ProbeScope(StorageFactory factory, StorageTraffic traffic, PipelineSettings backup) {

  ProbeSettings settings() {
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
