package io.firn.cli.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Commands that a mistyped word may have meant. */
final class Suggestions {

  private Suggestions() {}

  /** The nearest commands, best first; none when nothing is near. */
  static List<String> of(String typed) {
    List<String> near = new ArrayList<>();
    for (CommandName name : CommandName.values()) {
      String first = name.group().orElse(name.words());
      boolean close = distance(typed, first) <= 1 + typed.length() / 4;
      boolean begun = typed.length() > 1 && first.startsWith(typed);
      if ((close || begun) && !near.contains(first)) {
        near.add(first);
      }
    }
    near.sort(Comparator.comparingInt(word -> distance(typed, word)));
    return near.subList(0, Math.min(2, near.size()));
  }

  /** Least number of letters added, dropped or changed, or neighbours swapped (Damerau). */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : cell(a, b, cost, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cell(String a, String b, int[][] cost, int i, int j) {
    int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
