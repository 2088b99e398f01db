package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.firn.api.storage.StorageException;
import io.firn.storage.s3.ScriptedS3.Asked;
import io.firn.storage.s3.ScriptedS3.Reply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** The server's time is read from what it says anyway. */
class TimeTest {

  private static Reply missing(Asked asked) {
    return asked.isListing() ? ScriptedS3.EMPTY_LISTING : Reply.of(404);
  }

  @Test
  void rightAfterAnAnswerOfAnyStatusItCostsNoRequest() throws Exception {
    try (ScriptedS3 s3 = new ScriptedS3(TimeTest::missing);
        S3Storage storage = ErrorLinesTest.open(s3)) {
      assertThatThrownBy(() -> storage.info(ErrorLinesTest.name("a")))
          .isInstanceOf(StorageException.NotFound.class);
      Instant now = storage.now();
      assertThat(s3.asked()).extracting(Asked::method).containsExactly("GET", "HEAD");
      assertThat(now).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
    }
  }
}
