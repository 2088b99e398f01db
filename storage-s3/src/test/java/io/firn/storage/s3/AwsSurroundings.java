package io.firn.storage.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a user keeps for AWS, in a test's own folder, by the system properties that stand before the
 * environment's variables and the home folder. For one test at a time in a JVM.
 */
final class AwsSurroundings implements AutoCloseable {

  private final Map<String, String> before = new HashMap<>();

  /** Nothing at all, and no cloud that would give any. */
  AwsSurroundings(Path folder) {
    set("aws.sharedCredentialsFile", folder.resolve("credentials").toString());
    set("aws.configFile", folder.resolve("config").toString());
    set("aws.disableEc2Metadata", "true");
  }

  /** With the files {@code credentials} and {@code config}. */
  AwsSurroundings(Path folder, String credentials, String config) throws IOException {
    this(folder);
    Files.writeString(folder.resolve("credentials"), credentials);
    Files.writeString(folder.resolve("config"), config);
  }

  AwsSurroundings set(String property, String value) {
    before.put(property, System.getProperty(property));
    System.setProperty(property, value);
    return this;
  }

  @Override
  public void close() {
    before.forEach(
        (property, value) -> {
          if (value == null) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
  }
}
