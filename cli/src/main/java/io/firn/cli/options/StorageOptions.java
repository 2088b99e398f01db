package io.firn.cli.options;

import io.firn.cli.exit.UsageException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that use a storage: which, where, and with how much traffic. */
public class StorageOptions {

  /** The storage when none is named. */
  public static final String DEFAULT_STORAGE = "local";

  @Option(
      names = "--storage",
      paramLabel = "NAME",
      description =
          "Kind of storage, see 'firn storage list'. Default: local. Variable: FIRN_STORAGE.")
  private String storage = DEFAULT_STORAGE;

  @Option(
      names = {"-C", "--container"},
      paramLabel = "PLACE",
      description =
          "Where the repository is: a folder or URI for local, container[/prefix] for object"
              + " stores. Variable: FIRN_CONTAINER.")
  private String container;

  @Mixin private TrafficOptions traffic;

  /** Whether a storage is meant at all, for commands that can do without. */
  public boolean isGiven() {
    return container != null || !storage.equals(DEFAULT_STORAGE);
  }

  public String storage() {
    return storage;
  }

  /**
   * Where it is.
   *
   * @throws UsageException when nothing says it
   */
  public String container() throws UsageException {
    if (container == null) {
      throw new UsageException(
          "no container is named; give --container (or FIRN_CONTAINER, or a profile)");
    }
    return container;
  }

  public TrafficOptions traffic() {
    return traffic;
  }
}
