package io.firn.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.bench.limit.LimitBenchmark;
import io.firn.bench.limit.LimitSetting;
import io.firn.bench.pipeline.Setting;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void everyPointSetsParametersThatTheBenchmarkHas() throws ReflectiveOperationException {
    for (Axis axis : Axis.values()) {
      assertThat(axis.points()).as(axis.word()).isNotEmpty().doesNotHaveDuplicates();
      for (Point point : axis.points()) {
        for (var parameter : point.parameters().entrySet()) {
          check(field(point.benchmark(), parameter.getKey()), parameter.getValue());
        }
      }
    }
  }

  private static Field field(Class<?> benchmark, String name) throws NoSuchFieldException {
    if (benchmark == LimitBenchmark.class) {
      return LimitSetting.class.getField(name);
    }
    return benchmark.getPackage().equals(Setting.class.getPackage())
        ? Setting.class.getField(name)
        : benchmark.getDeclaredField(name);
  }

  private static void check(Field field, String value) {
    if (field.getType().isEnum()) {
      assertThat(field.getType().getEnumConstants()).extracting(Object::toString).contains(value);
    } else {
      assertThat(Long.parseLong(value)).as(field.getName()).isNotNegative();
    }
  }
}
