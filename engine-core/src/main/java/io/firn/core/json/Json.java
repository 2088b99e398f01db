package io.firn.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.firn.core.RepositoryException.Damaged;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes documents. */
public final class Json {

  /** Objects in objects, at most; our own need four. */
  private static final int DEPTH = 16;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
          .build();

  private Json() {}

  /** Writes one document. */
  @FunctionalInterface
  public interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  /** The bytes of the document that {@code body} writes: UTF-8, without white space. */
  public static byte[] write(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      body.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads one object and nothing after it.
   *
   * @param what names the document in messages
   * @param longest bytes; a longer document is refused
   */
  public static JsonObject parse(String what, byte[] bytes, int longest) throws Damaged {
    if (bytes.length > longest) {
      throw new Damaged(what + " is longer than " + longest + " bytes", null);
    }
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Damaged(what + " is no JSON object", null);
      }
      JsonObject object = object(what, parser);
      if (parser.nextToken() != null) {
        throw new Damaged(what + " goes on after its JSON object", null);
      }
      return object;
    } catch (JsonProcessingException e) {
      throw new Damaged(what + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (Damaged e) {
      throw e;
    } catch (IOException e) {
      throw new Damaged(what + " is no JSON", e);
    }
  }

  private static JsonObject object(String what, JsonParser parser) throws IOException {
    Map<String, Object> fields = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(what, parser));
    }
    return new JsonObject(what, fields);
  }

  private static Object value(String what, JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(what, parser);
      case START_ARRAY -> array(what, parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> JsonObject.NULL;
      case null, default -> throw new Damaged(what + " is cut off", null);
    };
  }

  private static List<Object> array(String what, JsonParser parser) throws IOException {
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(what, parser));
    }
    return values;
  }
}
