package io.firn.media.files.block;

import io.firn.api.media.BlockStream;
import io.firn.api.media.ContentReader;
import io.firn.api.media.MediaException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** Standard input; can be read once. */
public final class StandardInputStream implements BlockStream {

  private final String name;
  private final AtomicBoolean opened = new AtomicBoolean();

  public StandardInputStream(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.empty();
  }

  @Override
  public boolean aligned() {
    return false;
  }

  @Override
  public ContentReader open() throws MediaException {
    if (!opened.compareAndSet(false, true)) {
      throw new MediaException.Failed("standard input can be read only once", null);
    }
    return new PipeReader(
        new FileInputStream(FileDescriptor.in).getChannel(), "standard input", PipeReader.NO_END);
  }
}
