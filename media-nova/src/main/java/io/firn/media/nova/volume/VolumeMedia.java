package io.firn.media.nova.volume;

import io.firn.api.media.Media;
import io.firn.api.media.MediaException;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.media.nova.image.ReadSettings;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.openstack.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The volumes of one command; each becomes one snapshot. */
final class VolumeMedia implements Media {

  private final CloudRun run;
  private final Wanted wanted;
  private final ReadSettings settings;
  private final Cinder cinder;
  private final List<VolumeSource> sources = new ArrayList<>();

  /**
   * What the user named.
   *
   * @param paths that Freezer's document shows of each volume; none for its id
   */
  record Wanted(List<String> ids, List<String> names, List<String> paths) {}

  VolumeMedia(CloudRun run, Wanted wanted, ReadSettings settings) {
    this.run = run;
    this.wanted = wanted;
    this.settings = settings;
    this.cinder = new Cinder(run.cloud());
  }

  @Override
  public List<Source> discover() throws MediaException {
    Map<String, Json> volumes = new LinkedHashMap<>();
    for (String id : wanted.ids()) {
      volumes.put(id, cinder.volume(id));
    }
    for (String name : wanted.names()) {
      Json volume = named(name);
      volumes.put(volume.at("id").text().orElseThrow(), volume);
    }
    run.reap();
    SnapshotRound round = new SnapshotRound(cinder);
    for (Map.Entry<String, Json> volume : volumes.entrySet()) {
      SourceInfo info =
          new SourceInfo(CinderMediaFactory.NAME, CinderMediaFactory.NAME, List.of(volume.getKey()))
              .documentedBy(wanted.paths());
      sources.add(new VolumeSource(run, volume.getValue(), info, round, settings));
    }
    return List.copyOf(sources);
  }

  private Json named(String name) throws MediaException {
    List<Json> volumes = cinder.volumesNamed(name);
    return switch (volumes.size()) {
      case 0 -> throw new MediaException.NotFound("there is no volume named " + name, null);
      case 1 -> volumes.getFirst();
      default ->
          throw new MediaException.Misconfigured(
              "%d volumes are named %s: name one by --cinder-vol-id (%s)"
                  .formatted(
                      volumes.size(),
                      name,
                      String.join(
                          ", ",
                          volumes.stream().map(each -> each.at("id").text().orElse("")).toList())),
              null);
    };
  }

  @Override
  public void close() {
    sources.forEach(VolumeSource::close);
    run.cloud().close();
  }
}
