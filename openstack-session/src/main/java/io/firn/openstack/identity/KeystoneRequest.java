package io.firn.openstack.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.openstack.http.Json;
import io.firn.openstack.identity.Credentials.Principal;
import io.firn.openstack.identity.Credentials.Scope;
import java.io.IOException;
import java.util.Optional;

/** The body of a request for a token of Keystone v3. */
final class KeystoneRequest {

  private KeystoneRequest() {}

  static String of(Credentials credentials) {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("auth");
          json.writeObjectFieldStart("identity");
          identity(json, credentials);
          json.writeEndObject();
          scope(json, credentials);
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private static void identity(JsonGenerator json, Credentials credentials) throws IOException {
    switch (credentials) {
      case Credentials.Password(var _, Principal user, var password, var _) -> {
        method(json, "password");
        json.writeObjectFieldStart("user");
        members(json, user);
        json.writeStringField("password", password.reveal());
        json.writeEndObject();
      }
      case Credentials.Token(var _, var token, var _) -> {
        method(json, "token");
        json.writeStringField("id", token.reveal());
      }
      case Credentials.Application(
              var _,
              Principal application,
              Optional<Principal> user,
              var secret) -> {
        method(json, "application_credential");
        members(json, application);
        json.writeStringField("secret", secret.reveal());
        if (user.isPresent()) {
          principal(json, "user", user.get());
        }
      }
      case Credentials.TempAuth _, Credentials.Ready _ ->
          throw new IllegalArgumentException("not for Keystone");
    }
    json.writeEndObject();
  }

  /** Opens the object of the method, which stays open. */
  private static void method(JsonGenerator json, String name) throws IOException {
    json.writeArrayFieldStart("methods");
    json.writeString(name);
    json.writeEndArray();
    json.writeObjectFieldStart(name);
  }

  private static void scope(JsonGenerator json, Credentials credentials) throws IOException {
    Scope scope =
        switch (credentials) {
          case Credentials.Password password -> password.scope();
          case Credentials.Token token -> token.scope();
          case Credentials.Application _, Credentials.TempAuth _, Credentials.Ready _ ->
              new Scope.Unstated();
        };
    switch (scope) {
      case Scope.Project(Principal project) -> inScope(json, "project", project);
      case Scope.Domain(Principal domain) -> inScope(json, "domain", domain);
      case Scope.Unstated() -> {}
    }
  }

  private static void inScope(JsonGenerator json, String kind, Principal principal)
      throws IOException {
    json.writeObjectFieldStart("scope");
    principal(json, kind, principal);
    json.writeEndObject();
  }

  private static void principal(JsonGenerator json, String kind, Principal principal)
      throws IOException {
    json.writeObjectFieldStart(kind);
    members(json, principal);
    json.writeEndObject();
  }

  private static void members(JsonGenerator json, Principal principal) throws IOException {
    if (principal.id().isPresent()) {
      json.writeStringField("id", principal.id().get());
      return;
    }
    if (principal.name().isPresent()) {
      json.writeStringField("name", principal.name().get());
    }
    if (principal.domain().isPresent()) {
      principal(json, "domain", principal.domain().get());
    }
  }
}
