package io.firn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.cli.FirnRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Order: command line, variable, profile, default. The container tells which one was taken. */
final class ProfilesTest {

  @TempDir private Path home;
  private FirnRunner firn;

  @BeforeEach
  void makeRunner() {
    firn = new FirnRunner(home).with("FIRN_PASSWORD", "secret");
  }

  private String containerOf(Result result) {
    assertThat(result.code()).as(result.err()).isEqualTo(10);
    return result.err().replaceAll("(?s).*no repository at (\\S+);.*", "$1");
  }

  private String at(String name) {
    return home.resolve(name).toString();
  }

  private void configure() throws IOException {
    firn.configured(
        """
        profiles:
          default:
            container: %s
            exclude: ["*.tmp", "*.bak"]
          other:
            container: %s
            quiet: true
        """
            .formatted(at("from-default"), at("from-other")));
  }

  @Test
  void theDefaultProfileGivesWhatNothingElseGives() throws IOException {
    configure();

    assertThat(containerOf(firn.run("snapshots"))).isEqualTo(at("from-default"));
  }

  @Test
  void aNamedProfileStandsInThePlaceOfTheDefault() throws IOException {
    configure();

    assertThat(containerOf(firn.run("snapshots", "--profile", "other")))
        .isEqualTo(at("from-other"));
    assertThat(containerOf(firn.with("FIRN_PROFILE", "other").run("snapshots")))
        .isEqualTo(at("from-other"));
  }

  @Test
  void aVariableBeatsTheProfileAndAnOptionBeatsBoth() throws IOException {
    configure();
    firn.with("FIRN_CONTAINER", at("from-variable"));

    assertThat(containerOf(firn.run("snapshots"))).isEqualTo(at("from-variable"));
    assertThat(containerOf(firn.run("snapshots", "-C", at("from-option"))))
        .isEqualTo(at("from-option"));
    assertThat(containerOf(firn.run("snapshots", "--container=" + at("from-option"))))
        .isEqualTo(at("from-option"));
  }

  @Test
  void withoutAnyTheErrorSaysWhatToGive() {
    Result result = firn.run("snapshots");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--container", "FIRN_CONTAINER").hasLineCount(1);
  }

  @Test
  void anUnknownKeyIsNamed() throws IOException {
    firn.configured("profiles:\n  default:\n    contaner: /x\n");

    Result result = firn.run("snapshots");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .endsWith("profile 'default' has the unknown key 'contaner'; did you mean container?\n");
    firn.configured("profiles:\n  default:\n    zzzzzz: /x\n");
    assertThat(firn.run("snapshots").err())
        .endsWith("; keys are long option names without dashes\n");
  }

  /** Keys of other commands and of plugins are known, and those that are refused not offered. */
  @Test
  void aMisspeltKeyOfAnotherCommandIsRecognised() throws IOException {
    firn.configured("profiles:\n  default:\n    exlude: '*.tmp'\n");
    assertThat(firn.run("snapshots").err()).endsWith("'exlude'; did you mean exclude?\n");
    firn.configured("profiles:\n  default:\n    profile: x\n");
    assertThat(firn.run("snapshots").err()).doesNotContain("did you mean profile");
  }

  @Test
  void whatIsNotYamlOrNotAProfileIsRefusedWithoutQuotingIt() throws IOException {
    firn.configured("profiles: [\n  password: hush");
    assertThat(firn.run("snapshots").err()).contains("not YAML").doesNotContain("hush");

    firn.configured("profile:\n  default: {}\n");
    assertThat(firn.run("snapshots").err()).contains("unknown key 'profile'");

    firn.configured("profiles:\n  default:\n    container: {a: b}\n");
    assertThat(firn.run("snapshots").err()).contains("'container' of profile 'default'");
  }

  @Test
  void whatIsNoTextFileIsNamed() throws IOException {
    Path file = home.resolve(".config/firn/config.yaml");
    firn.configured("");
    Files.write(file, new byte[] {(byte) 0xff});
    assertThat(firn.run("snapshots").err())
        .isEqualTo("firn: " + file + ": not UTF-8; save it as such\n");

    Files.delete(file);
    Files.createDirectory(file);
    assertThat(firn.run("snapshots").err()).contains(file + " cannot be read").hasLineCount(1);
  }

  @Test
  void aListForAnOptionThatTakesOneValueIsRefused() throws IOException {
    firn.configured("profiles:\n  default:\n    container: [a, b]\n");

    assertThat(firn.run("snapshots").err()).contains("'container' takes one value");
  }

  @Test
  void aProfileThatIsNotThereIsAnsweredWithThoseThereAre() throws IOException {
    configure();

    Result result = firn.run("snapshots", "--profile", "nope");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no profile 'nope'", "default, other");
  }

  @Test
  void aPasswordOnAHigherLayerHidesThoseBelow() throws IOException {
    firn.configured(
        "profiles:\n  default:\n    container: %s\n    password-file: %s\n"
            .formatted(at("repo"), at("missing")));

    // The variable stands above the profile: its file is not even looked for.
    assertThat(firn.run("init", "--json").code()).isZero();
    assertThat(firn.run("snapshots").code()).isZero();
    Path wrong = Files.writeString(home.resolve("wrong"), "other\n");
    assertThat(firn.run("snapshots", "--password-file", wrong.toString()).code()).isEqualTo(12);
  }
}
