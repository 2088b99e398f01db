package io.firn.testkit.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.Document;
import io.firn.api.media.Media;
import io.firn.api.media.MediaException;
import io.firn.api.media.MediaFactory;
import io.firn.api.media.Source;
import io.firn.api.media.SourceStream;
import io.firn.api.plugin.OptionSpec;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a media presents itself and its sources. */
interface SourceContract extends SourceFixture {

  @Test
  default void theFactoryIsFoundByItsName() {
    assertThat(factory().name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(factory().description()).isNotBlank().doesNotContain("\n");
    assertThat(ServiceLoader.load(MediaFactory.class, factory().getClass().getClassLoader()))
        .as("META-INF/services")
        .anyMatch(found -> found.name().equals(factory().name()));
  }

  @Test
  default void eachOptionIsDeclaredOnceAndExplained() {
    for (List<OptionSpec> options : List.of(factory().sourceOptions(), factory().targetOptions())) {
      assertThat(options).extracting(OptionSpec::name).doesNotHaveDuplicates();
      assertThat(options).allSatisfy(option -> assertThat(option.help()).isNotBlank());
    }
  }

  @Test
  default void everySourceTellsWhatItIs() throws Exception {
    assertThat(sources()).isNotEmpty();
    for (Source source : sources()) {
      assertThat(source.info().media()).isEqualTo(factory().name());
      assertThat(source.info().mode()).isNotBlank();
      assertThat(source.info().paths()).isNotEmpty().doesNotContain("");
      assertThat(source.streams()).extracting(SourceStream::name).isNotEmpty();
      Stream<String> names =
          Stream.concat(
              source.streams().stream().map(SourceStream::name),
              source.documents().stream().map(Document::name));
      assertThat(names).doesNotHaveDuplicates().doesNotContain("");
    }
  }

  @Test
  default void whatDoesNotExistIsToldBeforeAnythingIsRead() throws Exception {
    try (Media media = openMissing(context())) {
      assertThatThrownBy(media::discover).isInstanceOf(MediaException.NotFound.class);
    }
  }
}
