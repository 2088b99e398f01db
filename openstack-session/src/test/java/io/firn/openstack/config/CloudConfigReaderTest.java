package io.firn.openstack.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.openstack.CloudException;
import io.firn.openstack.config.CloudConfigReader.Wishes;
import io.firn.openstack.identity.Credentials;
import io.firn.openstack.identity.Credentials.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudConfigReaderTest {

  private static final String TWO_CLOUDS =
      """
      clouds:
        paris:
          region_name: one
          interface: internal
          cacert: /etc/ca.pem
          auth:
            auth_url: https://keystone:5000/
            username: anna
            project_name: shop
            user_domain_name: Staff
            project_domain_name: Work
        oslo:
          auth_type: v3applicationcredential
          verify: false
          endpoint_type: adminURL
          object_store_endpoint_override: https://swift/v1/AUTH_y/
          auth:
            auth_url: https://keystone/identity/v3
            application_credential_id: abc
            application_credential_secret: geheim
      """;

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(folder.resolve("home/.config/openstack"));
    Files.createDirectories(folder.resolve("work"));
  }

  private CloudConfig read(Wishes wishes) throws CloudException.Misconfigured {
    return new CloudConfigReader(environment::get, folder.resolve("work"), folder.resolve("home"))
        .read(wishes);
  }

  private static Wishes cloud(String name) {
    return new Wishes(
        Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  private Path userFile(String name, String text) throws IOException {
    return Files.writeString(folder.resolve("home/.config/openstack").resolve(name), text);
  }

  @Test
  void aCloudIsReadWithItsSecretFromBesideIt() throws Exception {
    userFile("clouds.yaml", TWO_CLOUDS);
    userFile("secure.yaml", "clouds: {paris: {auth: {password: geheim}}}");
    environment.put("OS_REGION_NAME", "of another cloud");
    CloudConfig config = read(cloud("paris"));
    assertThat(config.region()).contains("one");
    assertThat(config.face()).isEqualTo("internal");
    assertThat(config.trust().authorities()).contains(Path.of("/etc/ca.pem"));
    assertThat(config.trust().unchecked()).isFalse();
    assertThat(config.credentials())
        .isInstanceOfSatisfying(
            Credentials.Password.class,
            password -> {
              assertThat(password.keystone()).hasToString("https://keystone:5000/v3");
              assertThat(password.password().reveal()).isEqualTo("geheim");
              assertThat(password.user().domain().orElseThrow()).hasToString("Staff");
              assertThat(password.scope()).hasToString("in project shop");
            });
    assertThat(config.toString()).doesNotContain("geheim");
  }

  @Test
  void anApplicationCredentialIsBoundToItsProject() throws Exception {
    userFile("clouds.yaml", TWO_CLOUDS);
    environment.put("OS_CLOUD", "oslo");
    CloudConfig config = read(Wishes.NONE);
    assertThat(config.credentials())
        .isInstanceOfSatisfying(
            Credentials.Application.class,
            application -> {
              assertThat(application.keystone()).hasToString("https://keystone/identity/v3");
              assertThat(application.application()).hasToString("abc");
              assertThat(application.user()).isEmpty();
            });
    assertThat(config.face()).isEqualTo("admin");
    assertThat(config.trust().unchecked()).isTrue();
    assertThat(config.objectStore()).hasToString("Optional[https://swift/v1/AUTH_y]");
  }

  @Test
  void theFirstFileOfTheSearchPathIsTaken() throws Exception {
    userFile("clouds.yaml", TWO_CLOUDS);
    Files.writeString(
        folder.resolve("work/clouds.yaml"),
        "clouds: {here: {auth: {auth_url: 'http://k', token: t, project_id: p}}}");
    assertThat(read(Wishes.NONE).credentials()).isInstanceOf(Credentials.Token.class);
    assertThatThrownBy(() -> read(cloud("paris"))).hasMessageContaining("it has here");

    environment.put("OS_CLIENT_CONFIG_FILE", userFile("other.yaml", TWO_CLOUDS).toString());
    assertThat(read(cloud("oslo")).face()).isEqualTo("admin");
  }

  @Test
  void whatTheUserAsksForWins() throws Exception {
    userFile("clouds.yaml", TWO_CLOUDS);
    Wishes wishes =
        new Wishes(
            Optional.of("oslo"),
            Optional.of("two"),
            Optional.of("public"),
            Optional.of(Path.of("/my/ca")),
            false);
    CloudConfig config = read(wishes);
    assertThat(config.region()).contains("two");
    assertThat(config.face()).isEqualTo("public");
    assertThat(config.trust().authorities()).contains(Path.of("/my/ca"));
  }

  @Test
  void theEnvironmentDescribesACloud() throws Exception {
    environment.put("OS_AUTH_URL", "http://keystone/v3/");
    environment.put("OS_USERNAME", "demo");
    environment.put("OS_PASSWORD", "geheim");
    environment.put("OS_PROJECT_ID", "17");
    environment.put("OS_ENDPOINT_TYPE", "publicURL");
    CloudConfig config = read(Wishes.NONE);
    assertThat(config.face()).isEqualTo("public");
    assertThat(config.credentials())
        .isInstanceOfSatisfying(
            Credentials.Password.class,
            password -> assertThat(password.scope()).isInstanceOf(Scope.Project.class));
  }

  @Test
  void aReadyTokenAndTempAuthNeedNoKeystone() throws Exception {
    environment.put("ST_AUTH", "http://swift/auth/v1.0");
    environment.put("ST_USER", "test:tester");
    environment.put("ST_KEY", "testing");
    assertThat(read(Wishes.NONE).credentials()).isInstanceOf(Credentials.TempAuth.class);
    environment.put("OS_STORAGE_URL", "http://swift/v1/AUTH_x");
    environment.put("OS_AUTH_TOKEN", "t");
    assertThat(read(Wishes.NONE).credentials()).isInstanceOf(Credentials.Ready.class);
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    assertThatThrownBy(() -> read(Wishes.NONE)).hasMessageContaining("--os-cloud");
    assertThatThrownBy(() -> read(cloud("x")))
        .hasMessageContaining(folder.resolve("work/clouds.yaml").toString());
    environment.put("OS_AUTH_URL", "keystone");
    assertThatThrownBy(() -> read(Wishes.NONE)).hasMessageContaining("auth_url");
    environment.put("OS_AUTH_URL", "http://keystone/v2.0");
    assertThatThrownBy(() -> read(Wishes.NONE)).hasMessageContaining("version 2");
    environment.put("OS_AUTH_URL", "http://keystone");
    assertThatThrownBy(() -> read(Wishes.NONE)).hasMessageContaining("username");
    environment.put("OS_AUTH_TYPE", "v3kerberos");
    assertThatThrownBy(() -> read(Wishes.NONE)).hasMessageContaining("v3kerberos");
  }

  @Test
  void aBrokenFileIsNotQuoted() throws Exception {
    Path file = userFile("clouds.yaml", "clouds: {a: {auth: {password: geheim");
    assertThatThrownBy(() -> read(cloud("a")))
        .isInstanceOf(CloudException.Misconfigured.class)
        .hasMessageContaining(file.toString())
        .hasNoCause()
        .message()
        .doesNotContain("geheim");
  }
}
