package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.StorageException;
import io.firn.storage.s3.ScriptedS3.Asked;
import io.firn.storage.s3.ScriptedS3.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What differs from server to server is found out once. */
class AdaptationTest {

  private final Set<String> stored = ConcurrentHashMap.newKeySet();

  private Reply withoutCondition(Asked asked) {
    String key = asked.target().getPath();
    if (asked.isListing()) {
      return ScriptedS3.EMPTY_LISTING;
    }
    if (asked.method().equals("HEAD")) {
      return stored.contains(key)
          ? Reply.of(200).with("Last-Modified", "Mon, 23 Nov 2026 06:00:00 GMT")
          : Reply.of(404);
    }
    if (asked.header("If-None-Match") != null) {
      return Reply.refusal(501, "NotImplemented", "A header you provided is not implemented.");
    }
    stored.add(key);
    return Reply.of(200);
  }

  @Test
  void aServerThatHasNoConditionIsAskedForItOnce() throws Exception {
    try (ScriptedS3 s3 = new ScriptedS3(this::withoutCondition);
        S3Storage storage = ErrorLinesTest.open(s3)) {
      assertThat(storage.createOnly()).isEqualTo(CreateOnly.DETECTABLE);
      storage.put(ErrorLinesTest.name("a"), ErrorLinesTest.payload());
      storage.put(ErrorLinesTest.name("b"), ErrorLinesTest.payload());
      assertThatThrownBy(() -> storage.put(ErrorLinesTest.name("a"), ErrorLinesTest.payload()))
          .isInstanceOf(StorageException.Exists.class);
      assertThat(conditional(s3)).hasSize(2).allMatch(key -> key.endsWith("/~create-only"));
      assertThat(stored).containsExactlyInAnyOrder("/bucket/p/a", "/bucket/p/b");
    }
  }

  private static List<String> conditional(ScriptedS3 s3) {
    return s3.asked().stream()
        .filter(asked -> asked.header("If-None-Match") != null)
        .map(asked -> asked.target().getPath())
        .toList();
  }

  /** What other servers refuse: chunks signed one by one, checksums in trailers. */
  @Test
  void bodiesGoOutPlainAndTheirSha256IsSigned() throws Exception {
    try (ScriptedS3 s3 = new ScriptedS3(this::withoutCondition);
        S3Storage storage = ErrorLinesTest.open(s3)) {
      storage.put(ErrorLinesTest.name("a"), ErrorLinesTest.payload());
      Asked put = s3.asked().getLast();
      assertThat(put.body()).containsExactly(1, 2, 3);
      assertThat(put.header("Content-Encoding")).isNull();
      assertThat(put.header("Content-MD5")).isNull();
      assertThat(put.header("x-amz-content-sha256"))
          .isEqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
      assertThat(put.header("Authorization")).contains(";x-amz-content-sha256;");
      assertThat(put.headers().keySet())
          .noneMatch(header -> header.toLowerCase(Locale.ROOT).contains("checksum"));
    }
  }
}
