package io.firn.cli.command;

import io.firn.cli.Version;
import io.firn.cli.exit.ExitCode;
import io.firn.cli.options.CommonOptions;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firn version}. */
@Command(footer = {"", "Example:", "  firn version --json"})
final class VersionCommand implements FirnCommand {

  @Mixin private CommonOptions common;

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public ExitCode run(Run run) throws IOException {
    run.result(
        out -> out.println(Version.line()),
        json -> {
          json.writeStartObject();
          json.writeStringField("version", Version.PROGRAM);
          json.writeNumberField("format", Version.FORMAT);
          json.writeStringField("java", Runtime.version().toString());
          json.writeEndObject();
        });
    return ExitCode.DONE;
  }
}
