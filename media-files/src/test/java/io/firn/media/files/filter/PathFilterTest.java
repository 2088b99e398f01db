package io.firn.media.files.filter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathFilterTest {

  /** A path that ends with a slash is a directory. */
  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    // a name at any depth
    "cache,        cache,              true",
    "cache,        home/a/cache,       true",
    "cache,        home/a/cache/,      true",
    "cache,        home/a/cached,      false",
    "cache,        home/cache/file,    false",
    "*.tmp,        a/b.tmp,            true",
    "*.tmp,        a/.tmp,             true",
    "*.tmp,        a/b.tmpx,           false",
    "*,            a,                  true",
    "?,            a/b,                true",
    "?,            a/bc,               false",
    "a*b*c,        aXbYc,              true",
    "a*b*c,        abcbc,              true",
    "a*b*c,        acb,                false",
    "core.[0-9],   x/core.7,           true",
    "core.[0-9],   x/core.x,           false",
    "[!a]x,        bx,                 true",
    "[!a]x,        ax,                 false",
    "[]x],         ],                  true",
    "[x,           [x,                 true",
    "\\*,          *,                  true",
    "\\*,          a,                  false",
    // a slash at the end: directories only
    "build/,       a/build/,           true",
    "build/,       a/build,            false",
    // a slash inside: the end of a path at any depth
    "a/b,          a/b,                true",
    "a/b,          x/a/b,              true",
    "a/b,          xa/b,               false",
    "a/b,          a/b/c,              false",
    "a/*/c,        z/a/b/c,            true",
    "a/*/c,        a/b/b/c,            false",
    // a slash in front: from the root
    "/a,           a,                  true",
    "/a,           b/a,                false",
    "/a/*.o,       a/x.o,              true",
    "/a/*.o,       b/a/x.o,            false",
    "/home/*/.x/,  home/u/.x/,         true",
    // any number of components
    "a/**/z,       a/z,                true",
    "a/**/z,       a/b/c/z,            true",
    "a/**/z,       b/z,                false",
    "/a/**/z,      q/a/z,              false",
    "**/z,         z,                  true",
    "**/z,         a/b/z,              true",
    "a/**,         a/,                 false",
    "a/**,         a/b,                true",
    "a/**,         a/b/c,              true",
    "./a,          a,                  true"
  })
  void onePattern(String pattern, String path, boolean excluded) {
    FilterBuilder builder = new FilterBuilder();
    builder.add(bytes(pattern));
    assertThat(excludes(builder.build(), path)).isEqualTo(excluded);
  }

  @Test
  void theLastPatternThatMatchesDecides() {
    FilterBuilder builder = new FilterBuilder();
    for (String pattern :
        new String[] {"*.log", "!keep.log", "/var/keep.log", "!/var/*/keep.log"}) {
      builder.add(bytes(pattern));
    }
    PathFilter filter = builder.build();
    assertThat(excludes(filter, "a.log")).isTrue();
    assertThat(excludes(filter, "home/keep.log")).isFalse();
    assertThat(excludes(filter, "var/keep.log")).isTrue();
    assertThat(excludes(filter, "var/x/keep.log")).isFalse();
  }

  @Test
  void namesAreBytesNotText() {
    FilterBuilder builder = new FilterBuilder();
    builder.add(new byte[] {(byte) 0xff, '*'});
    PathFilter filter = builder.build();
    assertThat(filter.excludes(new byte[] {'a', '/', (byte) 0xff, 1}, false)).isTrue();
    assertThat(filter.excludes(new byte[] {'a', '/', (byte) 0xfe, 1}, false)).isFalse();
  }

  @Test
  void aPatternThatComesBackOftenTakesNoTime() {
    FilterBuilder builder = new FilterBuilder();
    builder.add(bytes("*a".repeat(30) + "b"));
    assertThat(excludes(builder.build(), "a".repeat(250))).isFalse();
  }

  private static boolean excludes(PathFilter filter, String path) {
    boolean directory = path.endsWith("/");
    String entry = directory ? path.substring(0, path.length() - 1) : path;
    return filter.excludes(bytes(entry), directory);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
