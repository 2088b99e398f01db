package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.StorageException;
import io.firn.storage.s3.ScriptedS3.Asked;
import io.firn.storage.s3.ScriptedS3.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many objects at once, and what becomes of those that are refused. */
class BulkDeleteTest {

  private static List<ObjectName> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> ObjectName.of("o/" + i)).toList();
  }

  private static Reply answered(String result) {
    return new Reply(200, Map.of(), "<DeleteResult>" + result + "</DeleteResult>");
  }

  private static String error(String code) {
    return "<Error><Key>p/o/1</Key><Code>%s</Code><Message>no</Message></Error>".formatted(code);
  }

  @Test
  void aThousandGoByOneRequestWithItsMd5() throws Exception {
    try (ScriptedS3 s3 =
            new ScriptedS3(asked -> asked.isListing() ? ScriptedS3.EMPTY_LISTING : answered(""));
        S3Storage storage = ErrorLinesTest.open(s3)) {
      storage.bulkDelete().orElseThrow().delete(names(1001));
      List<Asked> posts = s3.asked().stream().filter(a -> a.method().equals("POST")).toList();
      assertThat(posts).hasSize(2).allMatch(asked -> asked.header("Content-MD5") != null);
      assertThat(new String(posts.getLast().body(), StandardCharsets.UTF_8))
          .contains("<Key>p/o/1000</Key>");
    }
  }

  /** The status is 200 all the same. */
  @ParameterizedTest
  @CsvSource({"AccessDenied, Denied", "SlowDown, Transient", "Strange, Permanent"})
  void oneThatIsRefusedIsAnError(String code, String type) throws Exception {
    try (ScriptedS3 s3 =
            new ScriptedS3(
                asked -> asked.isListing() ? ScriptedS3.EMPTY_LISTING : answered(error(code)));
        S3Storage storage = ErrorLinesTest.open(s3)) {
      assertThatThrownBy(() -> storage.bulkDelete().orElseThrow().delete(names(3)))
          .isInstanceOf(StorageException.class)
          .satisfies(error -> assertThat(error.getClass().getSimpleName()).isEqualTo(type))
          .hasMessageContaining(code + " for p/o/1");
    }
  }

  @Test
  void oneThatIsNotThereIsNoError() throws Exception {
    try (ScriptedS3 s3 =
            new ScriptedS3(
                asked ->
                    asked.isListing() ? ScriptedS3.EMPTY_LISTING : answered(error("NoSuchKey")));
        S3Storage storage = ErrorLinesTest.open(s3)) {
      storage.bulkDelete().orElseThrow().delete(names(3));
      assertThat(s3.asked().getLast().method()).isEqualTo("POST");
    }
  }

  @Test
  void aServerThatCannotIsAskedOnceAndThenOneByOne() throws Exception {
    try (ScriptedS3 s3 =
            new ScriptedS3(
                asked ->
                    switch (asked.method()) {
                      case "POST" -> Reply.refusal(501, "NotImplemented", "no");
                      case "DELETE" -> Reply.of(204);
                      default -> ScriptedS3.EMPTY_LISTING;
                    });
        S3Storage storage = ErrorLinesTest.open(s3)) {
      storage.bulkDelete().orElseThrow().delete(names(2));
      storage.bulkDelete().orElseThrow().delete(names(3));
      assertThat(s3.asked()).filteredOn(asked -> asked.method().equals("POST")).hasSize(1);
      assertThat(s3.asked()).filteredOn(asked -> asked.method().equals("DELETE")).hasSize(5);
    }
  }
}
