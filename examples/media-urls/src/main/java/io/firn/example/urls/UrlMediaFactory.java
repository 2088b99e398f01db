package io.firn.example.urls;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.RestoreTarget;
import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.OptionType;
import io.firn.api.plugin.PluginOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The media {@code urls}: what web servers give. */
public final class UrlMediaFactory implements MediaFactory {

  static final String NAME = "urls";

  private static final String URL = "url";
  private static final String TIMEOUT = "url-timeout";
  private static final String BELOW = "url-below";
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  private static final OptionSpec TIMEOUT_OPTION =
      OptionSpec.of(TIMEOUT, OptionType.DURATION, "How long to wait for an answer. Default: 30s");

  /** Does nothing; for {@link java.util.ServiceLoader}. */
  public UrlMediaFactory() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "what a list of URLs gives (an example of a plugin)";
  }

  @Override
  public List<OptionSpec> sourceOptions() {
    return List.of(
        OptionSpec.of(URL, OptionType.TEXT_LIST, "What to back up; may be given several times")
            .withLabel("URL"),
        TIMEOUT_OPTION);
  }

  @Override
  public List<OptionSpec> targetOptions() {
    return List.of(
        OptionSpec.of(BELOW, OptionType.TEXT, "Put each URL's content here, under its name")
            .withLabel("URL"),
        TIMEOUT_OPTION);
  }

  @Override
  public Media open(MediaContext context, PluginOptions options) throws MediaException {
    List<HttpUrl> urls = new ArrayList<>();
    for (String text : options.texts(URL)) {
      urls.add(HttpUrl.parse(text));
    }
    if (urls.isEmpty()) {
      throw new MediaException.Misconfigured("no URL is given: add --url", null);
    }
    return new UrlMedia(urls, web(options));
  }

  @Override
  public RestoreTarget openTarget(MediaContext context, PluginOptions options)
      throws MediaException {
    String below =
        options
            .text(BELOW)
            .orElseThrow(
                () ->
                    new MediaException.Misconfigured(
                        "no place is given: add --url-below, or --media files --target FOLDER",
                        null));
    return new UrlTarget(HttpUrl.parse(below), web(options), context.dryRun());
  }

  private static Web web(PluginOptions options) {
    return new Web(options.duration(TIMEOUT).orElse(DEFAULT_TIMEOUT));
  }
}
