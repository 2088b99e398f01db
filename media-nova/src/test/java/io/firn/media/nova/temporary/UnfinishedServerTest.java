package io.firn.media.nova.temporary;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.ContentTaker;
import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.Source;
import io.firn.api.media.SourceStream;
import io.firn.media.nova.Bytes;
import io.firn.media.nova.MemoryContent;
import io.firn.media.nova.RecordedProblems;
import io.firn.media.nova.ScriptedCloud;
import io.firn.media.nova.SmallCinder;
import io.firn.media.nova.SmallGlance;
import io.firn.media.nova.SmallNova;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.server.NovaMediaFactory;
import io.firn.testkit.plugin.Options;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A restore that is killed while its server starts leaves nothing that a later run cannot find. */
@Timeout(60)
class UnfinishedServerTest {

  private final SmallGlance glance = new SmallGlance();
  private final SmallCinder cinder = new SmallCinder(glance);
  private final SmallNova nova = new SmallNova(cinder, glance);
  private final RecordedProblems problems = new RecordedProblems();

  @Test
  void untilTheServerRunsAllThatIsMadeForItIsFound() throws Exception {
    nova.addImageBooted(Bytes.random(1, 9), Bytes.random(2, 9));
    try (ScriptedCloud server = new ScriptedCloud(nova);
        Cloud cloud = server.connect()) {
      List<Kind> found = new ArrayList<>();
      nova.meanwhile = () -> find(cloud).forEach(each -> found.add(each.item().kind()));
      restore(new NovaMediaFactory(server.environment()::get));
      assertThat(found)
          .containsOnly(Kind.SERVER, Kind.PORT, Kind.IMAGE, Kind.VOLUME)
          .contains(Kind.SERVER, Kind.PORT, Kind.IMAGE, Kind.VOLUME);
      assertThat(find(cloud)).isEmpty();
    }
  }

  private static List<Found> find(Cloud cloud) {
    try {
      return new Search(cloud).find(Optional.of(ThisProcess.host()), _ -> true);
    } catch (MediaException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void restore(NovaMediaFactory factory) throws Exception {
    List<Document> documents;
    List<String> streams = new ArrayList<>();
    try (var media = factory.open(problems.context(), Options.of("nova-inst-id", "server-1"));
        Source source = media.discover().getFirst()) {
      source.streams().stream().map(SourceStream::name).forEach(streams::add);
      documents = source.documents();
    }
    try (RestoreTarget target =
        factory.openTarget(problems.context(), Options.of("to-nova", "true"))) {
      for (Document document : documents) {
        target.document(document);
      }
      for (String stream : streams) {
        MemoryContent content = new MemoryContent(Bytes.random(3, 9));
        ((ContentTaker) target.block(stream, OptionalLong.of(9))).take(content);
      }
      target.complete();
    }
  }
}
