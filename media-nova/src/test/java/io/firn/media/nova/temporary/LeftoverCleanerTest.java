package io.firn.media.nova.temporary;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.MediaCleaner;
import io.firn.api.media.MediaFactory;
import io.firn.media.nova.RecordedProblems;
import io.firn.media.nova.ScriptedCloud;
import io.firn.media.nova.image.GlanceMediaFactory;
import io.firn.media.nova.server.NovaMediaFactory;
import io.firn.media.nova.volume.CinderMediaFactory;
import io.firn.testkit.plugin.Options;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each media of this module says of the temporary things that it makes. */
@Timeout(60)
class LeftoverCleanerTest {

  private static final RunTag DEAD = new RunTag("dead", ThisProcess.host(), "1-1", "server");

  private static MediaFactory factory(String media, UnaryOperator<String> environment) {
    return switch (media) {
      case "glance" -> new GlanceMediaFactory(environment);
      case "cinder" -> new CinderMediaFactory(environment);
      default -> new NovaMediaFactory(environment);
    };
  }

  /** A command of a media with a cleaner is given minutes to put things away when it is ended. */
  @ParameterizedTest
  @ValueSource(strings = {"glance", "cinder", "nova"})
  void itRemovesWhatADeadRunLeft(String media) throws Exception {
    Inventory inventory = new Inventory();
    inventory.add("images", "left", DEAD.name("disk-0"), DEAD.properties());
    inventory.add("images", "users", "web server", Map.of());
    try (ScriptedCloud cloud = new ScriptedCloud(inventory)) {
      Optional<MediaCleaner> cleaner = factory(media, cloud.environment()::get).cleaner();
      assertThat(cleaner).map(MediaCleaner::scope).contains("openstack");
      assertThat(cleaner.orElseThrow().clean(new RecordedProblems().context(), Options.of()))
          .extracting(MediaCleaner.Leftover::id)
          .containsExactly("left");
    }
    assertThat(inventory.deleted).containsExactly("left");
  }
}
