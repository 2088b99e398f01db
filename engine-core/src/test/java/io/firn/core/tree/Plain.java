package io.firn.core.tree;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Records with all that is in them as lists, which are equal when every byte is: arrays within
 * records are not. A comparison by reflection at each element took two seconds for 300 records.
 */
final class Plain {

  private Plain() {}

  static Object of(Object value) {
    return switch (value) {
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case List<?> list -> list.stream().map(Plain::of).toList();
      case Optional<?> optional -> optional.map(Plain::of);
      case Record entry -> ofRecord(entry);
      default -> value;
    };
  }

  private static List<Object> ofRecord(Record entry) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : entry.getClass().getRecordComponents()) {
      try {
        values.add(of(component.getAccessor().invoke(entry)));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("cannot read " + component, e);
      }
    }
    return values;
  }
}
