package io.firn.openstack.identity;

import io.firn.openstack.Secret;
import java.net.URI;
import java.util.Optional;

/** What the user has to show. Secrets do not appear in {@code toString}. */
public sealed interface Credentials {

  /**
   * A Keystone user by password.
   *
   * @param keystone ends in {@code /v3}
   */
  record Password(URI keystone, Principal user, Secret password, Scope scope)
      implements Credentials {}

  /** A token that Keystone gave before, exchanged for one of this scope. */
  record Token(URI keystone, Secret token, Scope scope) implements Credentials {}

  /**
   * An application credential: bound to its project when it was made.
   *
   * @param application by its id, or by its name and the user
   * @param user needed when the application is known by its name
   */
  record Application(URI keystone, Principal application, Optional<Principal> user, Secret secret)
      implements Credentials {}

  /** Swift's own TempAuth and what speaks like it. */
  record TempAuth(URI address, String user, Secret key) implements Credentials {}

  /** A storage address with a token that somebody else got. */
  record Ready(URI storage, Secret token) implements Credentials {}

  /**
   * Somebody or something in Keystone: by id, or by name within a domain.
   *
   * @param domain of a name; users and projects have one, applications and domains have not
   */
  record Principal(Optional<String> id, Optional<String> name, Optional<Principal> domain) {

    /** The domain that every Keystone has. */
    public static final Principal DEFAULT_DOMAIN =
        new Principal(Optional.of("default"), Optional.empty(), Optional.empty());

    @Override
    public String toString() {
      return name.or(this::id).orElse("?");
    }
  }

  /** What a token is good for. */
  sealed interface Scope {
    record Project(Principal project) implements Scope {
      @Override
      public String toString() {
        return "in project " + project;
      }
    }

    record Domain(Principal domain) implements Scope {
      @Override
      public String toString() {
        return "in domain " + domain;
      }
    }

    /** The user's own default. */
    record Unstated() implements Scope {
      @Override
      public String toString() {
        return "without a project";
      }
    }
  }
}
