package io.firn.example.urls;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.util.OptionalLong;

/** The content of one URL. */
record UrlStream(HttpUrl url, Web web, OptionalLong length) implements BlockStream {

  @Override
  public String name() {
    return url.streamName();
  }

  /** Documents and archives: what is inserted shifts the rest. */
  @Override
  public boolean aligned() {
    return false;
  }

  @Override
  public ContentReader open() throws MediaException {
    return new BodyReader(url, web.get(url), length);
  }
}
