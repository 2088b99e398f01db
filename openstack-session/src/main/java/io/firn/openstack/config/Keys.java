package io.firn.openstack.config;

import io.firn.openstack.CloudException;
import io.firn.openstack.Secret;
import io.firn.openstack.identity.Credentials;
import io.firn.openstack.identity.Credentials.Principal;
import io.firn.openstack.identity.Credentials.Scope;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Settings by the names that the {@code auth} part of {@code clouds.yaml} has for them; variables
 * are the same names in capitals behind {@code OS_}.
 *
 * @param where named in messages
 * @param source gives the text of a key, null when there is none
 */
record Keys(String where, UnaryOperator<String> source) {

  Optional<String> get(String key) {
    return Optional.ofNullable(source.apply(key)).filter(text -> !text.isBlank());
  }

  private String need(String key) throws CloudException.Misconfigured {
    Optional<String> value = get(key);
    if (value.isEmpty()) {
      throw new CloudException.Misconfigured(where + " has no " + key, null);
    }
    return value.get();
  }

  /** The address under a key. */
  Optional<URI> address(String key) throws CloudException.Misconfigured {
    Optional<String> text = get(key);
    return text.isEmpty() ? Optional.empty() : Optional.of(parse(key, text.get()));
  }

  private URI parse(String key, String text) throws CloudException.Misconfigured {
    try {
      URI address = URI.create(text.strip().replaceFirst("/+$", ""));
      if (address.getHost() != null
          && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
        return address;
      }
    } catch (IllegalArgumentException notEvenMalformed) {
      throw new CloudException.Misconfigured(
          "%s: %s is no address; write https://host:port/path".formatted(where, key), null);
    }
    throw new CloudException.Misconfigured(
        "%s: %s is no http or https address".formatted(where, key), null);
  }

  /** Keystone's credentials by {@code auth_type}, or by which secret there is when it is absent. */
  Credentials keystone(Optional<String> type) throws CloudException.Misconfigured {
    URI keystone = version3(parse("auth_url", need("auth_url")));
    return switch (type.orElseGet(this::guessed).toLowerCase(Locale.ROOT)) {
      case "password", "v3password" ->
          new Credentials.Password(keystone, user(), new Secret(need("password")), scope());
      case "token", "v3token" ->
          new Credentials.Token(keystone, new Secret(need("token")), scope());
      case "v3applicationcredential" -> application(keystone);
      default ->
          throw new CloudException.Misconfigured(
              where
                  + ": auth_type "
                  + type.orElse("")
                  + " is not known here; use password, token or v3applicationcredential",
              null);
    };
  }

  private String guessed() {
    if (get("application_credential_secret").isPresent()) {
      return "v3applicationcredential";
    }
    return get("password").isEmpty() && get("token").isPresent() ? "token" : "password";
  }

  private static URI version3(URI address) throws CloudException.Misconfigured {
    String path = address.getPath() == null ? "" : address.getPath();
    if (path.endsWith("/v3")) {
      return address;
    }
    if (path.endsWith("/v2.0")) {
      throw new CloudException.Misconfigured(
          address + " is Keystone's version 2, which is no more; give the address of version 3",
          null);
    }
    return URI.create(address + "/v3");
  }

  private Credentials application(URI keystone) throws CloudException.Misconfigured {
    Secret secret = new Secret(need("application_credential_secret"));
    Optional<String> id = get("application_credential_id");
    if (id.isPresent()) {
      Principal byId = new Principal(id, Optional.empty(), Optional.empty());
      return new Credentials.Application(keystone, byId, Optional.empty(), secret);
    }
    Optional<String> name = Optional.of(need("application_credential_name"));
    Principal byName = new Principal(Optional.empty(), name, Optional.empty());
    return new Credentials.Application(keystone, byName, Optional.of(user()), secret);
  }

  private Principal user() throws CloudException.Misconfigured {
    Optional<String> id = get("user_id");
    Optional<String> name = id.isPresent() ? Optional.empty() : Optional.of(need("username"));
    return new Principal(id, name, Optional.of(domainOf("user")));
  }

  private Scope scope() {
    Optional<String> id = get("project_id").or(() -> get("tenant_id"));
    Optional<String> name = get("project_name").or(() -> get("tenant_name"));
    if (id.isPresent() || name.isPresent()) {
      return new Scope.Project(new Principal(id, name, Optional.of(domainOf("project"))));
    }
    Optional<Principal> domain = principal("domain");
    return domain.isPresent() ? new Scope.Domain(domain.get()) : new Scope.Unstated();
  }

  private Principal domainOf(String kind) {
    return principal(kind + "_domain")
        .or(() -> get("default_domain").map(id -> domain(Optional.of(id), Optional.empty())))
        .orElse(Principal.DEFAULT_DOMAIN);
  }

  private Optional<Principal> principal(String prefix) {
    Optional<String> id = get(prefix + "_id");
    Optional<String> name = get(prefix + "_name");
    return id.isEmpty() && name.isEmpty() ? Optional.empty() : Optional.of(domain(id, name));
  }

  private static Principal domain(Optional<String> id, Optional<String> name) {
    return new Principal(id, name, Optional.empty());
  }
}
