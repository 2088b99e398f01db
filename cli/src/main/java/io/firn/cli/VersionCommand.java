package io.firn.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code firn version}: the version of Firn and of the JVM below it, in one line. */
@Command(name = "version", description = "Print the version.")
final class VersionCommand implements Runnable, IVersionProvider {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().println(line());
  }

  @Override
  public String[] getVersion() {
    return new String[] {line()};
  }

  static String line() {
    String version = Main.class.getPackage().getImplementationVersion();
    return "firn "
        + (version == null ? "development" : version)
        + " (Java "
        + Runtime.version()
        + ")";
  }
}
