package io.firn.storage.s3;

import io.firn.api.storage.StorageException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** What users keep in the environment, in the files of AWS, or on a machine at AWS. Stateless. */
final class Surroundings {

  private Surroundings() {}

  /**
   * Looks for credentials now, so that their lack is said before anything else.
   *
   * @throws StorageException.Denied when there are none
   */
  static AwsCredentialsProvider credentials(S3Access access) throws StorageException.Denied {
    try {
      AwsCredentialsProvider provider =
          access.profile().isPresent()
              ? ProfileCredentialsProvider.create(access.profile().get())
              : DefaultCredentialsProvider.builder().build();
      provider.resolveCredentials();
      return provider;
    } catch (SdkException e) {
      if (access.profile().isPresent()) {
        throw new StorageException.Denied(
            "the profile %s of ~/.aws/credentials and ~/.aws/config gives no credentials"
                .formatted(access.profile().get()),
            e);
      }
      throw new StorageException.Denied(S3Errors.NO_CREDENTIALS, e);
    }
  }

  static String region(S3Access access) throws StorageException.Misconfigured {
    if (access.region().isPresent()) {
      return access.region().get();
    }
    AwsProfileRegionProvider profile =
        access.profile().isPresent()
            ? new AwsProfileRegionProvider(null, access.profile().get())
            : new AwsProfileRegionProvider();
    boolean aws = access.endpoint().isAws();
    AwsRegionProvider provider =
        aws
            ? new AwsRegionProviderChain(
                new SystemSettingsRegionProvider(), profile, new InstanceProfileRegionProvider())
            : new AwsRegionProviderChain(new SystemSettingsRegionProvider(), profile);
    try {
      return provider.getRegion().id();
    } catch (SdkException e) {
      if (!aws) {
        return Region.US_EAST_1.id();
      }
      throw new StorageException.Misconfigured(
          "no region for S3: give --region, or AWS_REGION, or a profile that has one", e);
    }
  }
}
