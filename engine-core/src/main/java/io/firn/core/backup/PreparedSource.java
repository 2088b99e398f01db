package io.firn.core.backup;

import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.api.media.SourceStream;
import io.firn.core.concurrent.Parallel.Pending;
import java.io.IOException;
import java.util.List;

/** A source whose streams are being made ready already. */
record PreparedSource(Source source, Pending<List<SourceStream>> prepared) implements Source {

  @Override
  public SourceInfo info() {
    return source.info();
  }

  @Override
  public List<SourceStream> streams() throws MediaException {
    try {
      return prepared.get();
    } catch (MediaException e) {
      throw e;
    } catch (IOException e) {
      throw new MediaException.Interrupted("interrupted while preparing", e);
    }
  }

  @Override
  public void reportTo(ProblemListener problems) {
    source.reportTo(problems);
  }

  @Override
  public List<Document> documents() throws MediaException {
    return source.documents();
  }

  @Override
  public void close() throws MediaException {
    source.close();
  }
}
