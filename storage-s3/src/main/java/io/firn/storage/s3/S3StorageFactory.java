package io.firn.storage.s3;

import io.firn.api.plugin.OptionSpec;
import io.firn.api.plugin.PluginOptions;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory;
import java.util.List;

/** The storage {@code s3}: a bucket at AWS, or at a server that speaks its protocol. */
public final class S3StorageFactory implements StorageFactory {

  /** Does nothing; for {@link java.util.ServiceLoader}. */
  public S3StorageFactory() {}

  @Override
  public String name() {
    return "s3";
  }

  @Override
  public String description() {
    return "Amazon S3 and servers like it: --container BUCKET or BUCKET/PREFIX";
  }

  @Override
  public List<OptionSpec> options() {
    return S3Options.specs();
  }

  @Override
  public Storage open(String container, OpenMode mode, PluginOptions options)
      throws StorageException {
    Place place = Place.parse(container);
    S3Options given = new S3Options(options, System::getenv);
    return S3Storage.open(given.access(), place, given.settings(mode));
  }
}
