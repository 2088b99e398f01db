package io.firn.cli.command;

import io.firn.cli.exit.ExitCode;
import io.firn.cli.exit.UsageException;
import io.firn.cli.options.CommonOptions;
import java.io.IOException;

/** One command: its fields are its options, filled in by the parser. Used once. */
public interface FirnCommand {

  CommonOptions common();

  /**
   * Does it.
   *
   * @return how it ended; what failed is thrown
   */
  ExitCode run(Run run) throws IOException, UsageException, InterruptedException;
}
