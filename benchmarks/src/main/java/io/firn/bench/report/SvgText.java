package io.firn.bench.report;

import java.util.Locale;

/** Writes an SVG that is readable on light and on dark ground. For one thread. */
final class SvgText {

  /**
   * Readable on both grounds, and told apart by those who see fewer colours; markers differ too.
   */
  private static final String[] COLOURS = {
    "#3f7fd0", "#d9770f", "#2f9e6b", "#b4559b", "#c9a400", "#c0432f", "#7a6ff0", "#9b8411",
    "#1f9bb5", "#6b7c3a", "#a0674b", "#8a8f98"
  };

  private static final String STYLE =
      """
      <style>
        text { font: 13px sans-serif; fill: #24292f; }
        .title { font-weight: bold; font-size: 15px; }
        .grid { stroke: #8b949e; stroke-opacity: 0.35; }
        .axis { stroke: #57606a; }
        .series { fill: none; stroke-width: 2; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3; }
          .axis { stroke: #9ea7b3; }
        }
      </style>
      """;

  private final StringBuilder text = new StringBuilder();

  SvgText(int width, int height, String title) {
    text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(width + " " + height + "\" role=\"img\">\n")
        .append("<title>" + escaped(title) + "</title>\n")
        .append(STYLE);
    add("<text class=\"title\" x=\"16\" y=\"22\">" + escaped(title) + "</text>");
  }

  static String colour(int number) {
    return COLOURS[number % COLOURS.length];
  }

  static String pair(double x, double y) {
    return place(x) + "," + place(y);
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    add(
        "<line class=\""
            + style
            + "\""
            + at("x1", x1)
            + at("y1", y1)
            + at("x2", x2)
            + at("y2", y2)
            + "/>");
  }

  void text(String anchor, double x, double y, String words) {
    add(
        "<text text-anchor=\""
            + anchor
            + "\""
            + at("x", x)
            + at("y", y)
            + ">"
            + escaped(words)
            + "</text>");
  }

  void upright(double x, double y, String words) {
    String turned = " transform=\"translate(" + place(x) + " " + place(y) + ") rotate(-90)\"";
    add("<text text-anchor=\"middle\"" + turned + ">" + escaped(words) + "</text>");
  }

  void polyline(int number, String points) {
    add("<polyline class=\"series\" stroke=\"" + colour(number) + "\" points=\"" + points + "\"/>");
  }

  void box(int number, double x, double y, double width, double height) {
    add(
        "<rect fill=\""
            + colour(number)
            + "\""
            + at("x", x)
            + at("y", y)
            + at("width", width)
            + at("height", height)
            + "/>");
  }

  /** A circle, a square, a diamond or a triangle. */
  void marker(int number, double x, double y) {
    String shape =
        switch (number % 4) {
          case 0 -> "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z";
          case 1 -> "M-4,-4h8v8h-8z";
          case 2 -> "M0,-5l5,5l-5,5l-5,-5z";
          default -> "M0,-5l5,9h-10z";
        };
    String moved = " transform=\"translate(" + place(x) + " " + place(y) + ")\"";
    add("<path fill=\"" + colour(number) + "\"" + moved + " d=\"" + shape + "\"/>");
  }

  String end() {
    return text + "</svg>\n";
  }

  private void add(String element) {
    text.append(element).append('\n');
  }

  private static String at(String attribute, double value) {
    return " " + attribute + "=\"" + place(value) + "\"";
  }

  /** A tenth of a point is finer than any screen. */
  private static String place(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
