package io.firn.core.tune;

import java.util.List;
import java.util.Optional;

/**
 * Settings that suit what was measured.
 *
 * @param settings in the order of the report
 * @param notes what one should know besides, as sentences
 */
public record Advice(List<Setting> settings, List<String> notes) {

  /**
   * One of them.
   *
   * @param option its long name without dashes, which is its key in a profile
   * @param value as the user writes it
   * @param why a sentence without a full stop
   */
  public record Setting(String option, String value, String why) {}

  public Advice {
    settings = List.copyOf(settings);
    notes = List.copyOf(notes);
  }

  /** The value for an option; empty when nothing is advised. */
  public Optional<String> value(String option) {
    return settings.stream()
        .filter(setting -> setting.option().equals(option))
        .map(Setting::value)
        .findFirst();
  }
}
