package io.firn.cli.proof;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Kills before and after calls of every kind. */
@Tag("long")
class KillPointsTest extends KillingTest {

  @TestFactory
  Stream<DynamicTest> survivesAKillAtEveryKindOfStorageCall() throws Exception {
    return kills().ofEveryKind().stream()
        .map(point -> dynamicTest(point.toString(), () -> kills().at(point)));
  }
}
