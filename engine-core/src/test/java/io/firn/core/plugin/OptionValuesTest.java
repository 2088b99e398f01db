package io.firn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OptionValuesTest {

  private static final List<OptionSpec> DECLARED =
      List.of(
          OptionSpec.of("path", OptionType.TEXT, "a path"),
          OptionSpec.of("exclude", OptionType.TEXT_LIST, "patterns"),
          OptionSpec.of("deep", OptionType.FLAG, "a switch"),
          OptionSpec.of("tries", OptionType.NUMBER, "a number"),
          OptionSpec.of("window", OptionType.SIZE, "a size"),
          OptionSpec.of("timeout", OptionType.DURATION, "a time"));

  @Test
  void givesEachValueByItsType() throws PluginException {
    OptionValues values =
        OptionValues.parse(
            DECLARED,
            Map.of(
                "path", List.of("/a"),
                "exclude", List.of("b", "a"),
                "deep", List.of("true"),
                "tries", List.of("-3"),
                "window", List.of("1KiB"),
                "timeout", List.of("2m")));

    assertThat(values.text("path")).contains("/a");
    assertThat(values.texts("exclude")).containsExactly("b", "a");
    assertThat(values.flag("deep")).isTrue();
    assertThat(values.number("tries")).hasValue(-3);
    assertThat(values.size("window")).hasValue(1024);
    assertThat(values.duration("timeout")).contains(Duration.ofMinutes(2));
  }

  @Test
  void givesNothingForWhatIsAbsent() throws PluginException {
    OptionValues values = OptionValues.none(DECLARED);

    assertThat(values.text("path")).isEmpty();
    assertThat(values.texts("exclude")).isEmpty();
    assertThat(values.flag("deep")).isFalse();
    assertThat(values.number("tries")).isEmpty();
    assertThat(values.size("window")).isEmpty();
    assertThat(values.duration("timeout")).isEmpty();
  }

  @Test
  void namesTheOptionOfABadValue() {
    assertThatThrownBy(() -> OptionValues.parse(DECLARED, Map.of("window", List.of("lots"))))
        .isInstanceOf(PluginException.BadOption.class)
        .hasMessageContaining("--window")
        .hasMessageContaining("'lots'");
    assertThatThrownBy(() -> OptionValues.parse(DECLARED, Map.of("tries", List.of("few"))))
        .hasMessageContaining("--tries");
    assertThatThrownBy(() -> OptionValues.parse(DECLARED, Map.of("deep", List.of("maybe"))))
        .hasMessageContaining("--deep");
  }

  @Test
  void refusesWhatIsNotDeclaredOrGivenTwice() {
    assertThatThrownBy(() -> OptionValues.parse(DECLARED, Map.of("other", List.of("1"))))
        .hasMessageContaining("--other");
    assertThatThrownBy(() -> OptionValues.parse(DECLARED, Map.of("path", List.of("/a", "/b"))))
        .hasMessageContaining("--path is given 2 times");
    OptionSpec twice = OptionSpec.of("path", OptionType.FLAG, "again");
    assertThatThrownBy(() -> OptionValues.none(List.of(DECLARED.getFirst(), twice)))
        .hasMessageContaining("--path is declared twice");
  }

  @Test
  void refusesAQuestionByAnotherTypeThanDeclared() throws PluginException {
    OptionValues values = OptionValues.none(DECLARED);

    assertThatThrownBy(() -> values.size("path")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> values.flag("unheard")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsNoValueInItsText() throws PluginException {
    OptionValues values = OptionValues.parse(DECLARED, Map.of("path", List.of("hush")));

    assertThat(values.toString()).contains("path").doesNotContain("hush");
  }
}
