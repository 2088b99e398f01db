package io.firn.core.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.TreePath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

  @ParameterizedTest
  @CsvSource({
    "/usr, usr/lib/x, true",
    "usr/l*b, usr/lib, true",
    "usr/l*b, usr/lib/below, true",
    "usr/l*b, usr/libc, false",
    "usr/?ib, usr/äib, true",
    "usr/[a-m]ib, usr/lib, true",
    "usr/[!a-m]ib, usr/lib, false",
    "usr/[^a-m]ib, usr/xib, true",
    "**/x.txt, a/b/x.txt, true",
    "a/**/x, a/x, true",
    "a/**/x, a/b/c/x, true",
    "a/**/x, b/x, false",
    "lib, usr/lib, false",
    "a\\*b, a*b, true",
    "a\\*b, axb, false",
    "*a*b*c, xxaxxbxxc, true",
    "*a*b*c, xxaxxbxx, false",
  })
  void anchoredPatternsMatchFromTheRoot(String glob, String path, boolean matches) {
    assertThat(PathPattern.anchored(glob).matches(TreePath.of(path))).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "*.log, a/b.log, true",
    "*.log, a.log/below, true",
    "/a.log, b/a.log, false",
    "lib/x, usr/lib/x, true",
    "lib/x, usr/libx, false",
  })
  void floatingPatternsMatchAnywhere(String glob, String path, boolean matches) {
    assertThat(PathPattern.floating(glob).matches(TreePath.of(path))).isEqualTo(matches);
  }
}
