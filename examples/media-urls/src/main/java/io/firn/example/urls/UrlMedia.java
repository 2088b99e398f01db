package io.firn.example.urls;

import io.firn.api.media.Document;
import io.firn.api.media.Media;
import io.firn.api.media.MediaException;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.api.media.SourceStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All URLs of one backup, which are one source and so one snapshot. */
final class UrlMedia implements Media {

  private final List<HttpUrl> urls;
  private final Web web;

  UrlMedia(List<HttpUrl> urls, Web web) {
    this.urls = List.copyOf(urls);
    this.web = web;
  }

  @Override
  public List<Source> discover() throws MediaException {
    Map<String, SourceStream> streams = new LinkedHashMap<>();
    for (HttpUrl url : urls) {
      UrlStream stream = new UrlStream(url, web, web.length(url));
      if (streams.put(stream.name(), stream) != null) {
        throw new MediaException.Misconfigured(url + " is given twice", null);
      }
    }
    // As given, so that the next backup of the same list finds this one as its parent.
    List<String> paths = urls.stream().map(HttpUrl::toString).toList();
    return List.of(
        new Urls(
            new SourceInfo(UrlMediaFactory.NAME, "urls", paths), List.copyOf(streams.values())));
  }

  @Override
  public void close() {
    web.close();
  }

  private record Urls(SourceInfo info, List<SourceStream> streams) implements Source {

    @Override
    public List<Document> documents() {
      return List.of();
    }

    /** Nothing temporary was made. */
    @Override
    public void close() {}
  }
}
