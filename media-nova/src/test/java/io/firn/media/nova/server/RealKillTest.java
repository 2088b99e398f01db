package io.firn.media.nova.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.BlockStream;
import io.firn.api.media.Media;
import io.firn.api.media.Source;
import io.firn.api.media.SourceStream;
import io.firn.media.nova.DiskDigest;
import io.firn.media.nova.RealCloud;
import io.firn.media.nova.RecordedProblems;
import io.firn.media.nova.cloud.Patience;
import io.firn.media.nova.cloud.Patience.Sight;
import io.firn.media.nova.cloud.Service;
import io.firn.media.nova.temporary.LeftoverCleaner;
import io.firn.testkit.plugin.Options;
import io.firn.testkit.servers.StartedServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a process leaves that is killed while it reads a server goes with the next cleaning. */
@Tag("real-servers")
class RealKillTest {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Patience patience = new Patience(_ -> {});

  /** When the process is killed: as soon as the cloud shows this. */
  private enum Moment {
    SNAPSHOTS("snapshot .*"),
    COPY("volume .*"),
    IMAGE("image .*-disk-0");

    private final Pattern thing;

    Moment(String thing) {
      this.thing = Pattern.compile(thing);
    }

    boolean isNow(List<String> temporary) {
      return temporary.stream().anyMatch(each -> thing.matcher(each).matches());
    }
  }

  @Test
  void whatItLeavesGoesAndTheServerStays() throws Exception {
    try (RealCloud real = new RealCloud()) {
      RealServer server = RealServer.fromVolume(real);
      for (Moment moment : Moment.values()) {
        killed(real, server, moment);
        clean(real);
        real.await("/servers/" + server.id(), Service.COMPUTE, "server", "ACTIVE");
        for (String volume : server.volumes()) {
          real.await("/volumes/" + volume, Service.VOLUME, "volume", "in-use");
        }
      }
    }
  }

  private void killed(RealCloud real, RealServer server, Moment moment) throws Exception {
    Process process = reader(server).start();
    try {
      patience.await(
          moment.toString(),
          LIMIT,
          () -> {
            assertThat(process.isAlive()).as("still there at " + moment).isTrue();
            List<String> temporary = real.temporary();
            return moment.isNow(temporary)
                ? new Sight.Done<>(temporary)
                : new Sight.Pending<>(temporary.toString());
          });
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** More than once, as Nova may be making something that was asked for just before the end. */
  private void clean(RealCloud real) throws Exception {
    LeftoverCleaner cleaner = new LeftoverCleaner(real::variable);
    patience.await(
        "a clean cloud",
        LIMIT,
        () -> {
          cleaner.clean(new RecordedProblems().context(), Options.of());
          List<String> left = real.temporary();
          return left.isEmpty() ? new Sight.Done<>(left) : new Sight.Pending<>(left.toString());
        });
  }

  private static ProcessBuilder reader(RealServer server) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Reader.class.getName(),
            server.id());
    builder.environment().putAll(StartedServers.find().variables());
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** Reads all disks of a server, as a backup does. */
  static final class Reader {

    private Reader() {}

    public static void main(String[] arguments) throws Exception {
      try (Media media =
              new NovaMediaFactory(System::getenv)
                  .open(
                      new RecordedProblems().context(), Options.of("nova-inst-id", arguments[0]));
          Source source = media.discover().getFirst()) {
        for (SourceStream stream : source.streams()) {
          DiskDigest.of((BlockStream) stream);
        }
      }
    }
  }
}
