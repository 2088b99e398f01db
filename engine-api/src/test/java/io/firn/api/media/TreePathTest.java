package io.firn.api.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreePathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/a", "a/", "a//b", ".", "..", "a/.", "a/../b", "../a", "a/..", "a\0b"})
  void whatCouldLeaveItsPlaceIsNoPath(String text) {
    assertThatThrownBy(() -> TreePath.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "...", ".a", "..a/b..", "-rf", "a\nb", "a b", "~", "\\"})
  void anyOtherNameIsOne(String text) {
    assertThat(TreePath.of(text).bytes()).isEqualTo(text.getBytes(ISO_8859_1));
  }

  @Test
  void aNameOfADirectoryCannotLeaveItEither() {
    TreePath directory = TreePath.of("a");
    for (String name : List.of("", ".", "..", "../b", "/")) {
      assertThatThrownBy(() -> directory.resolve(name.getBytes(ISO_8859_1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theOrderIsThatOfAWalkThatSortsEachDirectory() {
    long seed = 3;
    Random random = new Random(seed);
    List<TreePath> paths = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      paths.add(TreePath.of(randomPath(random)));
    }
    List<TreePath> byComponents = new ArrayList<>(paths);
    byComponents.sort(Comparator.comparing(TreePathTest::components, TreePathTest::compare));
    paths.sort(null);
    assertThat(paths).as("seed %d", seed).isEqualTo(byComponents);
  }

  /** Bytes below and above the slash, and some that are negative in Java. */
  private static byte[] randomPath(Random random) {
    byte[] alphabet = {'!', '.', '0', 'a', (byte) 0x80, (byte) 0xff};
    byte[] path = new byte[1 + random.nextInt(6)];
    for (int i = 0; i < path.length; i++) {
      boolean slash = i > 0 && i + 1 < path.length && path[i - 1] != '/' && random.nextInt(3) == 0;
      path[i] = slash ? (byte) '/' : alphabet[random.nextInt(alphabet.length)];
    }
    String text = "/" + new String(path, ISO_8859_1) + "/";
    return text.contains("/./") || text.contains("/../") ? randomPath(random) : path;
  }

  private static List<byte[]> components(TreePath path) {
    return Arrays.stream(new String(path.bytes(), ISO_8859_1).split("/"))
        .map(part -> part.getBytes(ISO_8859_1))
        .toList();
  }

  private static int compare(List<byte[]> left, List<byte[]> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = Arrays.compareUnsigned(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  @Test
  void aNeighbourThatBeginsAlikeIsNotWithin() {
    TreePath directory = TreePath.of("a/b");
    assertThat(TreePath.of("a/b").startsWith(directory)).isTrue();
    assertThat(TreePath.of("a/b/c").startsWith(directory)).isTrue();
    assertThat(TreePath.of("a/bc").startsWith(directory)).isFalse();
    assertThat(TreePath.of("a").startsWith(directory)).isFalse();
  }

  @Test
  void parentAndNameGiveThePathAgain() {
    TreePath path = TreePath.of("a/b/c");
    assertThat(path.parent().resolve(path.name())).isEqualTo(path);
    assertThat(TreePath.of("a").parent()).isNull();
    assertThat(TreePath.of("a").name()).isEqualTo("a".getBytes(ISO_8859_1));
  }

  @Test
  void itIsShownInOneLineThatNamesOddBytes() {
    assertThat(TreePath.of("größe")).hasToString("größe");
    assertThat(TreePath.of("a\nb\u001b[1m")).hasToString("a\\x0ab\\x1b[1m");
    assertThat(TreePath.of("gr\u00f6".getBytes(ISO_8859_1))).hasToString("gr\\xf6");
    assertThat(TreePath.of("\\xf6")).hasToString("\\x5cxf6");
  }
}
