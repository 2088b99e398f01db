package io.firn.core.format;

import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.RepositoryException.Unsupported;
import io.firn.core.crypto.Argon2Cost;
import io.firn.core.json.Json;
import io.firn.core.json.JsonObject;
import java.time.Instant;
import java.util.Base64;

/** The public part of a key slot. */
record KeySlotParameters(Argon2Cost cost, byte[] salt, String label, Instant created) {

  static final int SALT_BYTES = 16;

  private static final int MOST_SALT_BYTES = 64;
  private static final int LONGEST = 4 << 10;
  private static final int LONGEST_LABEL = 255;
  private static final String KDF = "argon2id";

  static KeySlotParameters create(Argon2Cost cost, byte[] salt, String label, Instant created)
      throws Refused {
    if (!cost.isEnough()) {
      throw new Refused("a key slot needs at least 64 MiB of memory and 3 passes");
    }
    if (!cost.isBearable()) {
      throw new Refused("a key slot may take at most 4 GiB, 64 passes and 64 lanes");
    }
    if (label.length() > LONGEST_LABEL) {
      throw new Refused("the label of a key slot may have at most 255 characters");
    }
    return new KeySlotParameters(cost, salt, label, created);
  }

  byte[] encode() {
    return Json.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("kdf", KDF);
          json.writeNumberField("memoryKiB", cost.memoryKiB());
          json.writeNumberField("iterations", cost.iterations());
          json.writeNumberField("parallelism", cost.parallelism());
          json.writeStringField("salt", Base64.getEncoder().encodeToString(salt));
          json.writeStringField("label", label);
          json.writeStringField("created", created.toString());
          json.writeEndObject();
        });
  }

  static KeySlotParameters parse(String what, byte[] encoded) throws Damaged, Unsupported {
    JsonObject json = Json.parse(what, encoded, LONGEST);
    if (!json.string("kdf").equals(KDF)) {
      throw new Unsupported(what + " uses the unknown KDF '" + json.string("kdf") + "'");
    }
    int most = Integer.MAX_VALUE;
    Argon2Cost cost =
        new Argon2Cost(
            json.number("memoryKiB", 0, most),
            json.number("iterations", 0, most),
            json.number("parallelism", 0, most));
    if (!cost.isEnough() || !cost.isBearable()) {
      throw new Unsupported(
          what + " asks for a KDF cost out of bounds, it may have been tampered with: " + cost);
    }
    return new KeySlotParameters(cost, salt(json), json.string("label"), json.instant("created"));
  }

  private static byte[] salt(JsonObject json) throws Damaged {
    try {
      byte[] salt = Base64.getDecoder().decode(json.string("salt"));
      if (salt.length >= SALT_BYTES && salt.length <= MOST_SALT_BYTES) {
        return salt;
      }
    } catch (IllegalArgumentException e) {
      throw json.bad("salt", "is no base64");
    }
    throw json.bad("salt", "has an impossible length");
  }
}
