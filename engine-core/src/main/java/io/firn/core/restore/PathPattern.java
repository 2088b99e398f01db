package io.firn.core.restore;

import io.firn.api.media.TreePath;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.tree.TypedPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A glob over paths: {@code *}, {@code ?} and {@code [a-z]} within a component, {@code **} for any
 * number of components, {@code \} before a character that means itself. A path matches when the
 * pattern matches it or a directory above it.
 */
final class PathPattern {

  private static final String ANY_DEPTH = "**";

  private final List<String> components;

  private PathPattern(List<String> components) {
    this.components = components;
  }

  /** A pattern of whole paths, with or without a leading slash. */
  static PathPattern anchored(String glob) {
    List<String> components = new ArrayList<>();
    for (String component : glob.split("/", -1)) {
      if (!component.isEmpty() && !component.equals(".")) {
        components.add(component);
      }
    }
    return new PathPattern(components);
  }

  /** A pattern that may begin at any component, unless a leading slash anchors it. */
  static PathPattern floating(String glob) {
    PathPattern pattern = anchored(glob);
    if (!glob.startsWith("/")) {
      pattern.components.addFirst(ANY_DEPTH);
    }
    return pattern;
  }

  boolean matches(TreePath path) {
    return matches(split(path), 0, 0);
  }

  /** The leading components without wildcards, joined; what matches is at or below it. */
  String literalPrefix() {
    List<String> literal = new ArrayList<>();
    for (String component : components) {
      if (component.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0)) {
        break;
      }
      literal.add(component);
    }
    return String.join("/", literal);
  }

  /** Tells whether it names the root, below which everything is. */
  boolean isEverything() {
    return components.isEmpty();
  }

  /** All components as they stand. */
  String literal() {
    return String.join("/", components);
  }

  /** The text as a path of its own, wildcards or not, in each way it can be meant. */
  List<TreePath> asPaths(String text) throws Refused {
    List<TreePath> paths = TypedPath.of(literal()).inTree();
    if (paths.isEmpty()) {
      throw new Refused("'" + text + "' is no path of a snapshot: leave out '..'");
    }
    return paths;
  }

  private static String[] split(TreePath path) {
    return new String(path.bytes(), StandardCharsets.UTF_8).split("/", -1);
  }

  /** The pattern used up is a match, whatever of the path is left: all below a match matches. */
  private boolean matches(String[] names, int name, int at) {
    if (at == components.size()) {
      return true;
    }
    if (components.get(at).equals(ANY_DEPTH)) {
      for (int skip = name; skip <= names.length; skip++) {
        if (matches(names, skip, at + 1)) {
          return true;
        }
      }
      return false;
    }
    return name < names.length
        && matches(components.get(at), 0, names[name], 0)
        && matches(names, name + 1, at + 1);
  }

  private static boolean matches(String glob, int g, String name, int n) {
    int star = -1;
    int resume = 0;
    int at = g;
    int i = n;
    while (i < name.length()) {
      int next = at < glob.length() ? step(glob, at, name.codePointAt(i)) : -1;
      if (at < glob.length() && glob.charAt(at) == '*') {
        star = ++at;
        resume = i;
      } else if (next >= 0) {
        at = next;
        i += Character.charCount(name.codePointAt(i));
      } else if (star >= 0) {
        resume += Character.charCount(name.codePointAt(resume));
        i = resume;
        at = star;
      } else {
        return false;
      }
    }
    while (at < glob.length() && glob.charAt(at) == '*') {
      at++;
    }
    return at == glob.length();
  }

  /** Where the pattern goes on when the element at {@code at} takes the character; else -1. */
  private static int step(String glob, int at, int character) {
    int wanted = glob.codePointAt(at);
    int end = at + Character.charCount(wanted);
    return switch (wanted) {
      case '?' -> end;
      case '[' -> CharacterClass.step(glob, at, character);
      case '\\' -> {
        boolean last = end == glob.length();
        int literal = last ? wanted : glob.codePointAt(end);
        yield literal == character ? (last ? end : end + Character.charCount(literal)) : -1;
      }
      default -> wanted == character ? end : -1;
    };
  }
}
