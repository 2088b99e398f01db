package io.firn.core.json;

import io.firn.core.RepositoryException.Damaged;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object that was read. Every question names a field and the type that it must have; a field
 * that is missing or of another type makes the document damaged. Fields that nobody asks for are
 * ignored.
 */
public final class JsonObject {

  /** Stands for null, which is as good as a missing field. */
  static final Object NULL = new Object();

  private final String what;
  private final Map<String, Object> fields;

  JsonObject(String what, Map<String, Object> fields) {
    this.what = what;
    this.fields = fields;
  }

  /** Tells whether the field is there and not null. */
  public boolean has(String field) {
    Object value = fields.get(field);
    return value != null && !value.equals(NULL);
  }

  public String string(String field) throws Damaged {
    return get(field, String.class);
  }

  public Optional<String> optionalString(String field) throws Damaged {
    return has(field) ? Optional.of(string(field)) : Optional.empty();
  }

  public boolean bool(String field) throws Damaged {
    return get(field, Boolean.class);
  }

  /** A whole number from {@code least} to {@code most}, both included. */
  public long number(String field, long least, long most) throws Damaged {
    long value = get(field, Long.class);
    if (value < least || value > most) {
      throw bad(field, "is out of range: " + value);
    }
    return value;
  }

  /** A whole number from {@code least} to {@code most}, both included. */
  public int number(String field, int least, int most) throws Damaged {
    return (int) number(field, (long) least, (long) most);
  }

  /** A number with or without decimals. */
  public double decimal(String field) throws Damaged {
    return get(field, Number.class).doubleValue();
  }

  /** A time as ISO 8601 writes it in UTC. */
  public Instant instant(String field) throws Damaged {
    String text = string(field);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw bad(field, "is no time");
    }
  }

  /** Lower-case hexadecimal digits, this many. */
  public String hex(String field, int digits) throws Damaged {
    return checkHex(field, string(field), digits);
  }

  /** A list of strings of so many lower-case hexadecimal digits. */
  public List<String> hexes(String field, int digits) throws Damaged {
    List<String> values = strings(field);
    for (String value : values) {
      checkHex(field, value, digits);
    }
    return values;
  }

  public List<String> strings(String field) throws Damaged {
    return list(field, String.class);
  }

  public JsonObject object(String field) throws Damaged {
    return get(field, JsonObject.class);
  }

  public List<JsonObject> objects(String field) throws Damaged {
    return list(field, JsonObject.class);
  }

  /** What to throw when the field's value makes no sense. */
  public Damaged bad(String field, String problem) {
    return new Damaged(what + ": '" + field + "' " + problem, null);
  }

  private String checkHex(String field, String value, int digits) throws Damaged {
    boolean good = value.length() == digits;
    for (int i = 0; good && i < digits; i++) {
      char c = value.charAt(i);
      good = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    if (!good) {
      throw bad(field, "is not " + digits + " hexadecimal digits");
    }
    return value;
  }

  private <T> List<T> list(String field, Class<T> type) throws Damaged {
    List<T> values = new ArrayList<>();
    for (Object value : get(field, List.class)) {
      if (!type.isInstance(value)) {
        throw bad(field, "holds a value of the wrong type");
      }
      values.add(type.cast(value));
    }
    return values;
  }

  private <T> T get(String field, Class<T> type) throws Damaged {
    if (!has(field)) {
      throw bad(field, "is missing");
    }
    Object value = fields.get(field);
    if (!type.isInstance(value)) {
      throw bad(field, "is of the wrong type");
    }
    return type.cast(value);
  }
}
