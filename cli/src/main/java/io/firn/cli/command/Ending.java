package io.firn.cli.command;

import java.time.Duration;

/** How the process ends when the user asks for it (Ctrl-C, SIGTERM) before a command is done. */
public interface Ending {

  /** Nobody asks for the end. */
  Ending NEVER =
      new Ending() {
        @Override
        public boolean isRequested() {
          return false;
        }

        @Override
        public void allow(Duration time) {}
      };

  /** Whether the user asked: then every failure is that. */
  boolean isRequested();

  /**
   * Lets the command take so long to end, because it has more to put away than files of its own:
   * things in a cloud that cost money and that nobody else will remove.
   */
  void allow(Duration time);
}
