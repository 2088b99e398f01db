package io.firn.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A provider that the JVM does not find is passed over silently: TLS would lack its algorithms. */
class SecurityPropertiesTest {

  @Test
  void everyProviderOfTheListExists() throws Exception {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of("src/dist/lib/security.properties"))) {
      properties.load(in);
    }
    String first = properties.getProperty("security.provider.1");
    assertThat(Class.forName(first)).isAssignableTo(Provider.class);
    for (int i = 2; i <= properties.size(); i++) {
      String name = properties.getProperty("security.provider." + i);
      assertThat(Security.getProvider(name)).as(name).isNotNull();
    }
  }
}
