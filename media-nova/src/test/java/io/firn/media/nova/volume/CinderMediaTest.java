package io.firn.media.nova.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.ContentTaker;
import io.firn.api.media.Document;
import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.Source;
import io.firn.media.nova.Bytes;
import io.firn.media.nova.RecordedProblems;
import io.firn.media.nova.ScriptedCloud;
import io.firn.media.nova.SmallCinder;
import io.firn.media.nova.SmallGlance;
import io.firn.media.nova.StreamContent;
import io.firn.openstack.http.Json;
import io.firn.testkit.media.BlockMediaContract;
import io.firn.testkit.plugin.Options;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

class CinderMediaTest extends BlockMediaContract {

  private final SmallGlance glance = new SmallGlance();
  private final SmallCinder cinder = new SmallCinder(glance);
  private final RecordedProblems problems = new RecordedProblems();
  private ScriptedCloud server;

  /** Behind the suite's own end, which removes what was made. */
  @RegisterExtension private final AfterEachCallback end = _ -> server.close();

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedCloud(cinder);
    cinder.add("data", Bytes.random(1, 300_001), Map.of("metadata", Map.of("purpose", "data")));
    cinder.add("log", Bytes.random(2, 1), Map.of());
  }

  @Override
  public MediaFactory factory() {
    return new CinderMediaFactory(server.environment()::get);
  }

  @Override
  public Media open(MediaContext context) throws Exception {
    return factory().open(context, Options.of("cinder-vol-id", "data", "cinder-vol-id", "log"));
  }

  @Override
  public Media openMissing(MediaContext context) throws Exception {
    return factory().open(context, Options.of("cinder-vol-id", "none"));
  }

  @Test
  void allSnapshotsAreTakenAtOnceAndNothingIsLeft() throws Exception {
    try (Media media = open(problems.context())) {
      List<Source> sources = media.discover();
      assertThat(cinder.deeds).isEmpty();
      sources.getFirst().streams();
      assertThat(cinder.deeds).containsExactlyInAnyOrder("snapshot data", "snapshot log");
      for (Source source : sources) {
        try (ContentReader reader = ((BlockStream) source.streams().getFirst()).open()) {
          assertThat(reader.changedWhileRead()).isFalse();
        }
        source.close();
      }
    }
    assertThat(cinder.ids()).containsExactlyInAnyOrder("data", "log");
    assertThat(glance.ids()).isEmpty();
    assertThat(problems.lines()).isEmpty();
  }

  @Test
  void aWarningAboutOneVolumeIsItsOwn() throws Exception {
    cinder.add("data", new byte[9], Map.of("encrypted", true));
    RecordedProblems own = new RecordedProblems();
    try (Media media = open(problems.context())) {
      Source data = media.discover().getFirst();
      data.reportTo(own);
      data.streams();
    }
    assertThat(own.lines()).singleElement().asString().startsWith("WARNING volume data: is encr");
    assertThat(problems.lines()).isEmpty();
  }

  @Test
  void aSnapshotThatFailsIsTheFailureOfItsVolumeAlone() throws Exception {
    cinder.broken = "data";
    try (Media media = open(problems.context())) {
      List<Source> sources = media.discover();
      assertThatThrownBy(sources.getFirst()::streams)
          .isInstanceOf(MediaException.Failed.class)
          .hasMessageContaining("state error");
      assertThat(sources.getLast().streams()).hasSize(1);
    }
    assertThat(cinder.ids()).containsExactlyInAnyOrder("data", "log");
  }

  @Test
  void aVolumeIsMadeAnewWithAllThatItHad() throws Exception {
    restore(Options.of("to-cinder", "true", "volume-name", "again"), true);
    String made =
        cinder.ids().stream().filter(id -> !List.of("data", "log").contains(id)).findAny().get();
    Json volume = cinder.volume(made).orElseThrow();
    assertThat(volume.at("name").text()).contains("again");
    assertThat(volume.at("metadata").value()).isEqualTo(Map.of("purpose", "data"));
    assertThat(volume.at("bootable").text()).contains("false");
    assertThat(volume.at("volume_image_metadata").names()).isEmpty();
    assertThat(cinder.content(made)).isEqualTo(cinder.content("data"));
    assertThat(glance.ids()).isEmpty();
  }

  @Test
  void aRestoreThatIsNotCompletedLeavesNothing() throws Exception {
    restore(Options.of("to-cinder", "true"), false);
    assertThat(cinder.ids()).containsExactlyInAnyOrder("data", "log");
    assertThat(glance.ids()).isEmpty();
  }

  @Test
  void aTypeThatIsNotThereIsRefusedBeforeAnythingIsMade() throws Exception {
    cinder.add("data", new byte[9], Map.of("volume_type", "fast"));
    assertThatThrownBy(() -> restore(Options.of("to-cinder", "true"), true))
        .isInstanceOf(MediaException.Misconfigured.class)
        .hasMessageContaining("--map type:fast=NEW with one of plain");
    restore(Options.of("to-cinder", "true", "map", "type:fast=plain"), true);
    assertThat(cinder.ids()).hasSize(3);
  }

  private void restore(Options options, boolean complete) throws Exception {
    MediaContext context = problems.context();
    try (Media media = factory().open(context, Options.of("cinder-vol-id", "data"));
        Source source = media.discover().getFirst();
        RestoreTarget target = factory().openTarget(context, options)) {
      BlockStream disk = (BlockStream) source.streams().getFirst();
      for (Document document : source.documents()) {
        target.document(document);
      }
      disk.open().close(); // says how long the volume's image is: here less than its GiB
      ((ContentTaker) target.block(disk.name(), disk.length())).take(new StreamContent(disk));
      if (complete) {
        target.complete();
      }
    }
  }
}
