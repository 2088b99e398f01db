package io.firn.cli.command;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a mistyped word may have meant. */
final class Suggestions {

  private static final int MOST = 2;

  private Suggestions() {}

  /** The nearest commands, best first; none when nothing is near. */
  static List<String> of(String typed) {
    return of(
        typed,
        Arrays.stream(CommandName.values())
            .map(name -> name.group().orElse(name.words()))
            .toList());
  }

  /** The nearest of these words, best first; none when nothing is near. */
  static List<String> of(String typed, Collection<String> words) {
    return words.stream()
        .distinct()
        .filter(word -> isNear(typed, word))
        .sorted(Comparator.comparingInt(word -> distance(typed, word)))
        .limit(MOST)
        .toList();
  }

  private static boolean isNear(String typed, String word) {
    boolean begun = typed.length() > 1 && word.startsWith(typed);
    return begun || distance(typed, word) <= 1 + typed.length() / 4;
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
