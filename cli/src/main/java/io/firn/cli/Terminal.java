package io.firn.cli;

import java.io.IOException;
import java.util.Optional;

/** The terminal that the command was started from, if any. */
public interface Terminal {

  /** Tells whether standard error is a terminal: whether a line may be rewritten in place. */
  boolean isInteractive();

  /** Columns; 80 when unknown. */
  int width();

  /**
   * Asks for a secret without showing what is typed.
   *
   * @return the characters, which the caller wipes; empty when there is nobody to ask
   */
  Optional<char[]> readSecret(String prompt) throws IOException;

  /** No terminal: a pipe, a job, a test. */
  Terminal NONE =
      new Terminal() {
        @Override
        public boolean isInteractive() {
          return false;
        }

        @Override
        public int width() {
          return 80;
        }

        @Override
        public Optional<char[]> readSecret(String prompt) {
          return Optional.empty();
        }
      };
}
