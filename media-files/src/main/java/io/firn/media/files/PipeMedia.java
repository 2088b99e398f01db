package io.firn.media.files;

import io.firn.api.media.BlockStream;
import io.firn.api.media.Document;
import io.firn.api.media.Media;
import io.firn.api.media.MediaException;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.api.media.SourceStream;
import io.firn.media.files.block.CommandStream;
import io.firn.media.files.block.StandardInputStream;
import java.util.List;
import java.util.Optional;

/** Standard input or the output of a command as one source. */
final class PipeMedia implements Media {

  private static final String DEFAULT_NAME = "stdin";

  private final BlockStream stream;

  PipeMedia(Optional<String> name, Optional<String> command) throws MediaException {
    String chosen = name.orElse(DEFAULT_NAME);
    if (chosen.isBlank()) {
      throw new MediaException.Misconfigured("--stdin-filename needs a name", null);
    }
    this.stream =
        command.isPresent()
            ? new CommandStream(chosen, command.get())
            : new StandardInputStream(chosen);
  }

  @Override
  public List<Source> discover() {
    return List.of(new PipeSource(stream));
  }

  @Override
  public void close() {}

  private record PipeSource(BlockStream stream) implements Source {

    @Override
    public SourceInfo info() {
      return new SourceInfo(FilesMediaFactory.NAME, "fs", List.of(stream.name()));
    }

    @Override
    public List<SourceStream> streams() {
      return List.of(stream);
    }

    @Override
    public List<Document> documents() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
