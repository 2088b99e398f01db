package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.FirnRunner.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An option that only one media has says which one is meant. */
final class ImpliedMediaTest {

  @TempDir private Path home;

  private Result run(String... arguments) {
    return new FirnRunner(home).run(arguments);
  }

  @Test
  void anOptionOfAnotherMediaChoosesIt() {
    Result result = run("backup", "--container", home + "/r", "--glance-image-id", "x");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("firn: which cloud? Give --os-cloud");
  }

  @Test
  void aMediaThatIsNamedIsNotSecondGuessed() {
    Result result =
        run("backup", "--container", home + "/r", "--media", "files", "--glance-image-id", "x");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "firn: firn backup has no option --glance-image-id with this media; it is one of"
                + " --media glance\n");
  }

  @Test
  void aTypoIsComparedWithTheOptionsOfAllMedia() {
    Result result = run("backup", "--container", home + "/r", "--glance-image-ids", "x");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith(
            "firn: firn backup has no option --glance-image-ids; did you mean --glance-image-id");
  }

  /** Both speak to a cloud; declared twice it would be refused. */
  @Test
  void anOptionOfStorageAndMediaIsOneForBoth() {
    String help = run("backup", "--storage", "swift", "--media", "glance", "--help").out();
    assertThat(help.split("--os-cloud=NAME", -1)).hasSize(2);
    assertThat(help.split("--glance-image-id=", -1)).hasSize(2);
  }

  @Test
  void whatLeavesNothingIsNotCleanedUpAfter() {
    Result result = run("media", "cleanup", "--media", "files");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo("firn: the media files leaves nothing to clean up; see --media\n");
  }
}
