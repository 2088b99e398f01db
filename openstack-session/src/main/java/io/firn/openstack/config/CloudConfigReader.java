package io.firn.openstack.config;

import io.firn.openstack.CloudException;
import io.firn.openstack.Secret;
import io.firn.openstack.http.Trust;
import io.firn.openstack.identity.Credentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds out which cloud is meant.
 *
 * @param environment reads a variable; null when it is not set
 * @param folder that the command runs in
 * @param home of the user
 */
public record CloudConfigReader(UnaryOperator<String> environment, Path folder, Path home) {

  private static final Path SYSTEM = Path.of("/etc/openstack");

  /** With the folder and the home of this process; {@code System::getenv} has its variables. */
  public static CloudConfigReader with(UnaryOperator<String> environment) {
    return new CloudConfigReader(
        environment, Path.of(""), Path.of(System.getProperty("user.home")));
  }

  /**
   * What the user asked for on the command line, which wins.
   *
   * @param cloud name in {@code clouds.yaml}
   * @param insecure no check of certificates
   */
  public record Wishes(
      Optional<String> cloud,
      Optional<String> region,
      Optional<String> face,
      Optional<Path> authorities,
      boolean insecure) {

    /** Nothing asked for. */
    public static final Wishes NONE =
        new Wishes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /**
   * The cloud that is meant.
   *
   * @throws CloudException.Misconfigured when there is none, saying where it was looked for
   */
  public CloudConfig read(Wishes wishes) throws CloudException.Misconfigured {
    Optional<String> name = wishes.cloud().or(() -> variable("OS_CLOUD"));
    if (name.isPresent()) {
      CloudsFile file = file().orElseThrow(() -> noFile(name.get()));
      return fromFile(file, name.get(), wishes);
    }
    Optional<Credentials> credentials = fromEnvironment();
    if (credentials.isPresent()) {
      return environmental(credentials.get(), wishes);
    }
    Optional<CloudsFile> file = file();
    if (file.isPresent() && file.get().only().isPresent()) {
      return fromFile(file.get(), file.get().only().get(), wishes);
    }
    throw new CloudException.Misconfigured(
        "which cloud? Give --os-cloud, or set OS_CLOUD, OS_AUTH_URL and what belongs to it, or"
            + " ST_AUTH, ST_USER and ST_KEY"
            + file.map(found -> "; " + found.path() + " has several").orElse(""),
        null);
  }

  private CloudException.Misconfigured noFile(String name) {
    return new CloudException.Misconfigured(
        "cloud %s is asked for and there is no clouds.yaml: %s do not exist"
            .formatted(name, places("clouds", "OS_CLIENT_CONFIG_FILE")),
        null);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.apply(name)).filter(text -> !text.isBlank());
  }

  private Optional<CloudsFile> file() throws CloudException.Misconfigured {
    return CloudsFile.find(
        places("clouds", "OS_CLIENT_CONFIG_FILE"), places("secure", "OS_CLIENT_SECURE_FILE"));
  }

  /** Where OpenStack's own tools look, in their order. */
  private List<Path> places(String kind, String variable) {
    Optional<String> named = variable(variable);
    if (named.isPresent()) {
      return List.of(Path.of(named.get()));
    }
    Path user =
        variable("XDG_CONFIG_HOME")
            .map(Path::of)
            .orElse(home.resolve(".config"))
            .resolve("openstack");
    return List.of(
        folder.resolve(kind + ".yaml"),
        user.resolve(kind + ".yaml"),
        SYSTEM.resolve(kind + ".yaml"));
  }

  private static CloudConfig fromFile(CloudsFile file, String name, Wishes wishes)
      throws CloudException.Misconfigured {
    Map<String, Object> cloud = file.cloud(name);
    Map<String, Object> auth = CloudsFile.auth(cloud);
    String where = "cloud " + name + " in " + file.path();
    Keys own = new Keys(where, key -> text(cloud.get(key)));
    Keys keys = new Keys(where, key -> text(auth.get(key)));
    boolean unchecked = wishes.insecure() || own.get("verify").filter("false"::equals).isPresent();
    return new CloudConfig(
        keys.keystone(own.get("auth_type")),
        wishes.region().or(() -> own.get("region_name")),
        face(wishes.face().or(() -> own.get("interface")).or(() -> own.get("endpoint_type"))),
        new Trust(wishes.authorities().or(() -> own.get("cacert").map(Path::of)), unchecked),
        own.address("object_store_endpoint_override"));
  }

  private static String text(Object value) {
    return value == null ? null : String.valueOf(value);
  }

  /** {@code publicURL} is the older word for {@code public}. */
  private static String face(Optional<String> word) {
    return word.map(text -> text.toLowerCase(Locale.ROOT).replaceFirst("url$", ""))
        .orElse(CloudConfig.PUBLIC);
  }

  private Optional<Credentials> fromEnvironment() throws CloudException.Misconfigured {
    Keys openStack = openStack();
    if (variable("OS_STORAGE_URL").isPresent() && variable("OS_AUTH_TOKEN").isPresent()) {
      Secret token = new Secret(variable("OS_AUTH_TOKEN").get());
      return Optional.of(
          new Credentials.Ready(openStack.address("storage_url").orElseThrow(), token));
    }
    if (variable("OS_AUTH_URL").isPresent()) {
      return Optional.of(openStack.keystone(variable("OS_AUTH_TYPE")));
    }
    return variable("ST_AUTH").isPresent() ? Optional.of(tempAuth()) : Optional.empty();
  }

  private Keys openStack() {
    return new Keys(
        "the environment (OS_*)", key -> environment.apply("OS_" + key.toUpperCase(Locale.ROOT)));
  }

  private Credentials tempAuth() throws CloudException.Misconfigured {
    Keys keys =
        new Keys(
            "the environment (ST_*)",
            key -> environment.apply("ST_" + key.toUpperCase(Locale.ROOT)));
    Optional<String> user = keys.get("user");
    Optional<String> key = keys.get("key");
    if (user.isEmpty() || key.isEmpty()) {
      throw new CloudException.Misconfigured(
          "ST_AUTH is set without ST_USER and ST_KEY; set all three", null);
    }
    return new Credentials.TempAuth(
        keys.address("auth").orElseThrow(), user.get(), new Secret(key.get()));
  }

  private CloudConfig environmental(Credentials credentials, Wishes wishes)
      throws CloudException.Misconfigured {
    Keys keys = openStack();
    return new CloudConfig(
        credentials,
        wishes.region().or(() -> keys.get("region_name")),
        face(wishes.face().or(() -> keys.get("interface")).or(() -> keys.get("endpoint_type"))),
        new Trust(
            wishes.authorities().or(() -> keys.get("cacert").map(Path::of)), wishes.insecure()),
        keys.address("storage_url"));
  }
}
