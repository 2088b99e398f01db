package io.firn.media.files.filter;

import java.util.Arrays;

/** A path with the places of its components, found when first needed. */
final class SplitPath {

  private final byte[] path;
  private int[] ends;
  private int count;

  SplitPath(byte[] path) {
    this.path = path;
  }

  int count() {
    split();
    return count;
  }

  boolean matches(int index, ComponentMatcher component) {
    split();
    int from = index == 0 ? 0 : ends[index - 1] + 1;
    return component.matches(path, from, ends[index]);
  }

  private void split() {
    if (ends != null) {
      return;
    }
    ends = new int[16];
    for (int i = 0; i <= path.length; i++) {
      if (i == path.length || path[i] == '/') {
        if (count == ends.length) {
          ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = i;
      }
    }
  }
}
