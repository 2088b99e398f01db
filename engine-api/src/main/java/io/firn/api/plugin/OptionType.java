package io.firn.api.plugin;

/** How the text of an option is read. */
public enum OptionType {
  /** Any text, given at most once. */
  TEXT,
  /** Any text, may be given several times; the order is kept. */
  TEXT_LIST,
  /** A switch without a value. */
  FLAG,
  /** A whole number. */
  NUMBER,
  /** A number of bytes with an optional suffix: {@code K, M, G, T} (1000) or {@code KiB ...}. */
  SIZE,
  /** A time span: {@code 90s}, {@code 15m}, {@code 2h}, {@code 1d}. */
  DURATION
}
