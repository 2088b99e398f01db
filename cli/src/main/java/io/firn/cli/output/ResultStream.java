package io.firn.cli.output;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output that says when it is lost, see {@link OutputLost}. */
public final class ResultStream extends OutputStream {

  private final OutputStream target;

  public ResultStream(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      throw new OutputLost(e);
    }
  }

  @Override
  public void flush() {
    try {
      target.flush();
    } catch (IOException e) {
      throw new OutputLost(e);
    }
  }
}
