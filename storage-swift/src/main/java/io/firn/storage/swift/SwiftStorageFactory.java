package io.firn.storage.swift;

import static java.util.Objects.requireNonNull;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.PluginOptions;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory;
import io.firn.openstack.CloudException;
import io.firn.openstack.config.CloudConfig;
import io.firn.openstack.config.CloudConfigReader;
import io.firn.openstack.http.HttpConnector;
import io.firn.openstack.http.HttpLimits;
import io.firn.openstack.identity.CloudClient;
import io.firn.openstack.identity.Session;
import java.util.List;
import java.util.function.UnaryOperator;

/** The storage {@code swift}: a container of OpenStack Swift. */
public final class SwiftStorageFactory implements StorageFactory {

  private final UnaryOperator<String> environment;

  /** Reads the variables of this process; for {@link java.util.ServiceLoader}. */
  public SwiftStorageFactory() {
    this(System::getenv);
  }

  /**
   * Reads variables of its own: a process may use several clouds.
   *
   * @param environment gives the value of a variable, null when it is not set; thread-safe
   */
  public SwiftStorageFactory(UnaryOperator<String> environment) {
    this.environment = requireNonNull(environment, "environment");
  }

  @Override
  public String name() {
    return "swift";
  }

  @Override
  public String description() {
    return "OpenStack Swift: --container NAME or NAME/PREFIX";
  }

  @Override
  public List<OptionSpec> options() {
    return SwiftOptions.specs();
  }

  @Override
  public Storage open(String container, OpenMode mode, PluginOptions options)
      throws StorageException {
    Place place = Place.parse(container);
    SwiftOptions given = new SwiftOptions(options);
    try {
      CloudConfig cloud = CloudConfigReader.with(environment).read(given.wishes());
      return open(cloud, place, given.settings(mode));
    } catch (CloudException e) {
      throw SwiftErrors.of(e);
    }
  }

  /** One session and one set of connections for the life of the storage. */
  static SwiftStorage open(CloudConfig cloud, Place place, SwiftSettings settings)
      throws StorageException, CloudException {
    HttpConnector connector = new HttpConnector(cloud.trust(), HttpLimits.DEFAULT);
    Session session = new Session(cloud.credentials(), connector);
    CloudClient client = new CloudClient(session, connector, cloud.region(), cloud.face());
    return SwiftStorage.open(SwiftAccount.open(client, cloud.objectStore()), place, settings);
  }
}
