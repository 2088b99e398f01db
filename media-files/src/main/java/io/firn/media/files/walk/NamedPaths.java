package io.firn.media.files.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The paths that a user named, as a tree by their components, so that nested and repeated ones fall
 * together. Not changed any more once a walk uses it.
 */
public final class NamedPaths {

  private final TreeMap<byte[], NamedPaths> children = new TreeMap<>(Arrays::compareUnsigned);
  private boolean named;

  /**
   * Adds an absolute path without empty, {@code .} or {@code ..} components; {@code /} alone is the
   * whole file system.
   */
  public void add(byte[] absolute) {
    NamedPaths at = this;
    int start = 1;
    for (int i = 1; i <= absolute.length; i++) {
      if (i == absolute.length || absolute[i] == '/') {
        if (i > start) {
          byte[] name = Arrays.copyOfRange(absolute, start, i);
          at = at.children.computeIfAbsent(name, key -> new NamedPaths());
        }
        start = i + 1;
      }
    }
    at.named = true;
  }

  /** Whether nothing was named at all. */
  public boolean isEmpty() {
    return !named && children.isEmpty();
  }

  /** Whether this very path was named: then all of it is backed up. */
  boolean isNamed() {
    return named;
  }

  /** Whether a path below this one was named. */
  boolean leadsOn() {
    return !children.isEmpty();
  }

  /** Null when neither that path nor one below it was named. */
  NamedPaths child(byte[] name) {
    return children.get(name);
  }

  /** First components of the paths below this one, in order. */
  List<byte[]> names() {
    return new ArrayList<>(children.keySet());
  }
}
