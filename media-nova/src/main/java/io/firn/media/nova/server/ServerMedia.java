package io.firn.media.nova.server;

import io.firn.api.media.Media;
import io.firn.api.media.MediaException;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.media.nova.temporary.CloudRun;
import java.util.ArrayList;
import java.util.List;

/** The servers of one command; each becomes one snapshot. */
final class ServerMedia implements Media {

  private final CloudRun run;
  private final ServerSourceOptions wanted;
  private final List<ServerSource> sources = new ArrayList<>();

  ServerMedia(CloudRun run, ServerSourceOptions wanted) {
    this.run = run;
    this.wanted = wanted;
  }

  @Override
  public List<Source> discover() throws MediaException {
    List<String> servers = new ServerFinder(new Nova(run.cloud())).find(wanted);
    run.reap();
    for (String id : servers) {
      SourceInfo info =
          new SourceInfo(NovaMediaFactory.NAME, NovaMediaFactory.NAME, List.of(id))
              .documentedBy(wanted.paths());
      sources.add(new ServerSource(run, id, info, wanted.settings(), wanted.quiesce()));
    }
    return List.copyOf(sources);
  }

  @Override
  public void close() {
    sources.forEach(ServerSource::close);
    run.cloud().close();
  }
}
