package io.firn.testkit.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Names as users, programs and accidents make them: any byte but {@code /} and NUL. */
final class RandomNames {

  private static final String[] ODD = {
    "-rf",
    "two words",
    "new\nline",
    "tab\t",
    "back\\slash",
    "quote\"'",
    "*",
    "?[x]",
    "#hash",
    "~",
    "ünï",
    "\u65e5\u672c",
    "e\u0301",
    "a.b",
    "a-b",
    "a",
    ".hidden",
    "..."
  };
  private static final int LONGEST = 255;

  private final RandomGenerator random;

  RandomNames(RandomGenerator random) {
    this.random = random;
  }

  /** One name; two calls may give the same. */
  byte[] next() {
    return switch (random.nextInt(12)) {
      case 0 -> ODD[random.nextInt(ODD.length)].getBytes(UTF_8);
      case 1 -> bytes(1 + random.nextInt(20));
      case 2 -> longest();
      default -> plain();
    };
  }

  private byte[] plain() {
    String[] endings = {"", ".txt", ".log", ".so.1", ".py"};
    String name = Integer.toString(random.nextInt(1 << 20), 36);
    return (name + endings[random.nextInt(endings.length)]).getBytes(UTF_8);
  }

  private byte[] bytes(int length) {
    byte[] name = new byte[length];
    random.nextBytes(name);
    for (int i = 0; i < length; i++) {
      if (name[i] == 0 || name[i] == '/' || name[i] == '.') {
        name[i] = (byte) 0xff; // never legal UTF-8
      }
    }
    return name;
  }

  private byte[] longest() {
    byte[] name = new byte[LONGEST];
    Arrays.fill(name, (byte) ('a' + random.nextInt(26)));
    return name;
  }
}
