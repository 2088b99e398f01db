package io.firn.cli.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The text of a configuration file, and the places in it where options stand. */
final class ProfileText {

  /** Columns that what is added stands further right than what holds it. */
  private static final int INDENT = 2;

  /** Values that end where their last character stands. */
  private static final Set<ScalarStyle> IN_PLACE =
      Set.of(ScalarStyle.PLAIN, ScalarStyle.SINGLE_QUOTED, ScalarStyle.DOUBLE_QUOTED);

  private final String text;
  private final String lineEnd;

  /** What to put in place of the characters from the key to the end; in falling order. */
  private final TreeMap<Integer, Change> changes = new TreeMap<>(Collections.reverseOrder());

  private record Change(int end, String text) {}

  /** The file is right, but not written in the plain way that can be changed here. */
  static final class Unsuitable extends Exception {
    private static final long serialVersionUID = 1L;
  }

  ProfileText(String text) {
    this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    this.text = text.isEmpty() || text.endsWith("\n") ? text : text + lineEnd;
  }

  /** The text with these options in the profile. */
  String with(String profile, Map<String, String> options) throws Unsuitable {
    LoadSettings settings = LoadSettings.builder().build();
    Optional<Node> root = new Compose(settings).composeString(text);
    if (root.isEmpty() || isNothing(root.get())) {
      return text + "profiles:" + lineEnd + block(INDENT, profile, options);
    }
    NodeTuple profiles = find(block(root.get()), "profiles").orElseThrow(Unsuitable::new);
    if (isNothing(profiles.getValueNode())) {
      insert(line(profiles.getKeyNode()), block(INDENT, profile, options));
      return apply();
    }
    MappingNode all = block(profiles.getValueNode());
    Optional<NodeTuple> own = find(all, profile);
    if (own.isEmpty()) {
      int indent = column(all.getValue().getFirst().getKeyNode());
      insert(lastLine(all), block(indent, profile, options));
    } else if (isNothing(own.get().getValueNode())) {
      int indent = column(own.get().getKeyNode()) + INDENT;
      insert(line(own.get().getKeyNode()), lines(indent, options));
    } else {
      set(block(own.get().getValueNode()), options);
    }
    return apply();
  }

  private void set(MappingNode profile, Map<String, String> options) throws Unsuitable {
    StringBuilder added = new StringBuilder();
    int indent = column(profile.getValue().getFirst().getKeyNode());
    for (Map.Entry<String, String> option : options.entrySet()) {
      Optional<NodeTuple> known = find(profile, option.getKey());
      if (known.isEmpty()) {
        added.append(lines(indent, Map.of(option.getKey(), option.getValue())));
      } else if (known.get().getValueNode() instanceof ScalarNode value
          && !isNothing(value)
          && IN_PLACE.contains(value.getScalarStyle())) {
        int from = offset(mark(value.getStartMark()));
        changes.put(from, new Change(offset(mark(value.getEndMark())), option.getValue()));
      } else {
        throw new Unsuitable();
      }
    }
    if (!added.isEmpty()) {
      insert(lastLine(profile), added.toString());
    }
  }

  private String block(int indent, String profile, Map<String, String> options) {
    return " ".repeat(indent) + profile + ":" + lineEnd + lines(indent + INDENT, options);
  }

  private String lines(int indent, Map<String, String> options) {
    StringBuilder lines = new StringBuilder();
    options.forEach(
        (key, value) ->
            lines
                .append(" ".repeat(indent))
                .append(key)
                .append(": ")
                .append(value)
                .append(lineEnd));
    return lines.toString();
  }

  private static boolean isNothing(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static MappingNode block(Node node) throws Unsuitable {
    if (node instanceof MappingNode map
        && map.getFlowStyle() == FlowStyle.BLOCK
        && !map.getValue().isEmpty()) {
      return map;
    }
    throw new Unsuitable();
  }

  private static Optional<NodeTuple> find(MappingNode map, String key) {
    return map.getValue().stream()
        .filter(
            tuple -> tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .findFirst();
  }

  /** The last line on which something of the node stands; comments below are not of it. */
  private static int lastLine(Node node) throws Unsuitable {
    return switch (node) {
      case MappingNode map when map.getFlowStyle() == FlowStyle.BLOCK -> {
        NodeTuple last = map.getValue().getLast();
        yield isNothing(last.getValueNode())
            ? line(last.getKeyNode())
            : lastLine(last.getValueNode());
      }
      case SequenceNode list when list.getFlowStyle() == FlowStyle.BLOCK -> {
        List<Node> items = list.getValue();
        yield lastLine(items.getLast());
      }
      default -> mark(node.getEndMark()).getLine();
    };
  }

  private static int line(Node node) throws Unsuitable {
    return mark(node.getEndMark()).getLine();
  }

  private static int column(Node node) throws Unsuitable {
    return mark(node.getStartMark()).getColumn();
  }

  private static Mark mark(Optional<Mark> mark) throws Unsuitable {
    return mark.orElseThrow(Unsuitable::new);
  }

  /** Marks count characters beyond the first 65,536 as one. */
  private int offset(Mark mark) {
    return text.offsetByCodePoints(0, mark.getIndex());
  }

  /** Adds lines below this one, which counts from 0. */
  private void insert(int line, String lines) {
    int at = 0;
    for (int i = 0; i <= line; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    changes.put(at, new Change(at, lines));
  }

  private String apply() {
    StringBuilder result = new StringBuilder(text);
    changes.forEach((from, change) -> result.replace(from, change.end(), change.text()));
    return result.toString();
  }
}
