package io.firn.example.urls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.Activity;
import io.firn.api.media.FileSink;
import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.SourceStream;
import io.firn.testkit.plugin.Options;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What servers answer, and what the plugin makes of it. */
final class UrlMediaTest {

  private static final MediaContext CONTEXT = new MediaContext("test", (_, _, _) -> {});

  private SmallWeb web;

  @BeforeEach
  void start() throws IOException {
    web = new SmallWeb();
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private static Media media(String... urls) throws MediaException {
    return new UrlMediaFactory().open(CONTEXT, Options.of("url", List.of(urls)));
  }

  private static RestoreTarget target(MediaContext context, String below) throws MediaException {
    Options options = Options.of("url-below", List.of(below));
    return new UrlMediaFactory().openTarget(context, options);
  }

  @Test
  void streamsAreNamedAfterTheirUrls() throws Exception {
    String port = web.url("").replaceAll(".*:", "");
    try (Media media = media(web.page("/a/b", new byte[1]) + "?q=1", web.page("/", new byte[1]))) {
      assertThat(media.discover().getFirst().streams())
          .extracting(SourceStream::name)
          .containsExactly("127.0.0.1%3A" + port + "%2Fa%2Fb%3Fq%3D1", "127.0.0.1%3A" + port + "%2F");
    }
  }

  @Test
  void aBodyThatBreaksOffIsNoEnd() throws Exception {
    try (Media media = media(web.page("/broken", new byte[1000]))) {
      BlockStream stream = (BlockStream) media.discover().getFirst().streams().getFirst();
      try (ContentReader reader = stream.open()) {
        ByteBuffer buffer = ByteBuffer.allocate(5000);
        assertThatThrownBy(
                () -> {
                  while (reader.read(buffer) >= 0) {}
                })
            .isInstanceOf(MediaException.Transient.class)
            .hasMessageContaining("/broken");
      }
    }
  }

  @Test
  void refusalsHaveTheirTypes() throws Exception {
    Map<Integer, Class<? extends MediaException>> types =
        Map.of(
            403, MediaException.Denied.class,
            410, MediaException.NotFound.class,
            503, MediaException.Transient.class,
            501, MediaException.Failed.class);
    for (var expected : types.entrySet()) {
      try (Media media = media(web.refused("/refused", expected.getKey()))) {
        assertThatThrownBy(media::discover)
            .isInstanceOf(expected.getValue())
            .hasMessageContaining("" + expected.getKey());
      }
    }
  }

  @Test
  void aServerThatIsGoneIsTransient() throws Exception {
    String url = web.url("/x");
    web.close();
    try (Media media = media(url)) {
      assertThatThrownBy(media::discover).isInstanceOf(MediaException.Transient.class);
    }
  }

  @Test
  void noPasswordComesIntoAMessage() {
    for (String url : new String[] {"http://anna:geheim@host/", "http://anna:geheim@ho st/"}) {
      assertThatThrownBy(() -> media(url))
          .isInstanceOf(MediaException.Misconfigured.class)
          .hasMessageNotContaining("geheim")
          .hasNoCause();
    }
    for (String url : new String[] {"file:///etc/passwd", "http:/x", "x"}) {
      assertThatThrownBy(() -> media(url)).isInstanceOf(MediaException.Misconfigured.class);
    }
    assertThatThrownBy(() -> media(web.url("/a"), web.url("/a")).discover())
        .isInstanceOf(MediaException.class);
  }

  @Test
  void sendsWhatWasWrittenInAnyOrderWhenItIsComplete() throws Exception {
    try (RestoreTarget target = target(CONTEXT, web.url("/back"))) {
      try (FileSink sink = (FileSink) target.block("a%2Fb", OptionalLong.of(8))) {
        sink.writeAt(ByteBuffer.wrap(new byte[] {4, 5, 6}), 3);
        sink.writeAt(ByteBuffer.wrap(new byte[] {1, 2, 3}), 0);
        sink.holeAt(1, 1);
        sink.truncate(8);
        assertThat(web.pages()).isEmpty();
        sink.complete();
      }
      try (FileSink sink = (FileSink) target.block("cut-off", OptionalLong.empty())) {
        sink.writeAt(ByteBuffer.wrap(new byte[] {1}), 0);
      }
    }
    assertThat(web.pages()).containsOnlyKeys("/back/a%2Fb");
    assertThat(web.pages().get("/back/a%2Fb")).containsExactly(1, 0, 3, 4, 5, 6, 0, 0);
  }

  @Test
  void aDryRunSendsNothing() throws Exception {
    MediaContext dry = new MediaContext("test", (_, _, _) -> {}, Activity.NONE, true);
    try (RestoreTarget target = target(dry, web.url("/back/"));
        FileSink sink = (FileSink) target.block("x", OptionalLong.empty())) {
      sink.complete();
    }
    assertThat(web.pages()).isEmpty();
  }
}
