package io.firn.core.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.TreePath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedPathTest {

  private static TreePath bytes(int... bytes) {
    byte[] path = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      path[i] = (byte) bytes[i];
    }
    return TreePath.of(path);
  }

  @Test
  void aPathWithoutEscapesIsMeantAsItStands() {
    for (String text : List.of("a/ü b", "/a/ü b", "//a/ü b/")) {
      assertThat(TypedPath.of(text).inTree()).containsExactly(TreePath.of("a/ü b"));
    }
  }

  @Test
  void whatIsNoTextIsMeantByItsEscapes() {
    assertThat(TypedPath.of("/a\\xff\\xC3\\xbc").inTree())
        .containsExactly(TreePath.of("a\\xff\\xC3\\xbc"), bytes('a', 0xff, 0xc3, 0xbc));
  }

  @Test
  void charactersThatCannotBeSeenAreMeantByTheirEscapes() {
    assertThat(TypedPath.of("a\\x0ab\\u202ec\\U0001d173d").inTree())
        .endsWith(TreePath.of("a\nb\u202ec\ud834\udd73d"))
        .hasSize(2);
  }

  /** Units of systemd have such names; whoever takes one from a shell must get that one first. */
  @Test
  void aNameThatLooksLikeAnEscapeComesFirst() {
    assertThat(TypedPath.of("dev-sda\\x2d1.mount").inTree())
        .containsExactly(TreePath.of("dev-sda\\x2d1.mount"), TreePath.of("dev-sda-1.mount"));
    assertThat(TypedPath.of("dev-sda\\x5cx2d1.mount").inTree())
        .endsWith(TreePath.of("dev-sda\\x2d1.mount"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\", "a\\x", "a\\xf", "a\\xfg", "a\\u202", "a\\Uffffffff", "a\\n"})
  void whatNoListingShowsStaysAsItIs(String text) {
    assertThat(TypedPath.of(text).inTree()).containsExactly(TreePath.of(text));
  }

  @Test
  void noEscapeLeadsOutOfTheTree() {
    assertThat(TypedPath.of("a/\\x2e./b").inTree()).containsExactly(TreePath.of("a/\\x2e./b"));
    assertThat(TypedPath.of("a/\\x00").inTree()).containsExactly(TreePath.of("a/\\x00"));
    assertThat(TypedPath.of("a/../b").inTree()).isEmpty();
    assertThat(TypedPath.of("/").isRoot()).isTrue();
  }

  /** What a tree's path prints as leads back to it, whatever bytes it has. */
  @Test
  void everyByteComesBack() {
    for (int b = 1; b < 256; b++) {
      if (b != '/' && b != '.') {
        TreePath path = TreePath.of(new byte[] {(byte) b});
        assertThat(TypedPath.of(path.toString()).inTree()).as("byte %d", b).contains(path);
      }
    }
  }

  @Test
  void aDiskIsMeantWithOrWithoutASlashAndByItsEscapes() {
    for (String text : List.of("x\\y", "/x\\y", "/x\\x5cy")) {
      assertThat(TypedPath.of(text).means("x\\y")).as(text).isTrue();
      assertThat(TypedPath.of(text).means("/x\\y")).as(text).isTrue();
      assertThat(TypedPath.of(text).means("x")).as(text).isFalse();
    }
    assertThat(TypedPath.of("\\xff").means(new String(new byte[] {-1}, UTF_8))).isFalse();
  }
}
