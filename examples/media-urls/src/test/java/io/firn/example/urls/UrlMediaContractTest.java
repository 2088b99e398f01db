package io.firn.example.urls;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaFactory;
import io.firn.testkit.media.BlockMediaContract;
import io.firn.testkit.plugin.Options;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** All that the engine asks of a media. */
class UrlMediaContractTest extends BlockMediaContract {

  private SmallWeb web;

  @BeforeEach
  void start() throws IOException {
    web = new SmallWeb();
  }

  @AfterEach
  void stop() {
    web.close();
  }

  @Override
  public MediaFactory factory() {
    return new UrlMediaFactory();
  }

  @Override
  public Media open(MediaContext context) throws IOException {
    byte[] page = new byte[300_000];
    for (int i = 0; i < page.length; i++) {
      page[i] = (byte) (i >> 3);
    }
    return open(
        context,
        web.page("/page", page),
        web.page("/unknown-length", page),
        web.page("/empty", new byte[0]));
  }

  @Override
  public Media openMissing(MediaContext context) throws IOException {
    return open(context, web.page("/there", new byte[1]), web.url("/missing"));
  }

  private Media open(MediaContext context, String... urls) throws IOException {
    return factory().open(context, Options.of("url", List.of(urls)));
  }
}
