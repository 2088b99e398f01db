package io.firn.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Optional;

/**
 * Writes JSON documents, two spaces an indentation level, with a line end after the last bracket.
 * Written as a stream, because the listing of a snapshot can be larger than memory.
 */
public final class JsonDocument {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private JsonDocument() {}

  /** What goes into a document. */
  @FunctionalInterface
  public interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** Writes one document. The stream stays open and is flushed. */
  public static void write(OutputStream out, Content content) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    // Not closed by try-with-resources: closing completes open brackets, and a document that broke
    // off must not look whole.
    JsonGenerator json = FACTORY.createGenerator(out).setPrettyPrinter(printer);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    content.write(json);
    json.writeRaw('\n');
    json.close();
    out.flush();
  }

  /** Writes an array of texts. */
  public static void texts(JsonGenerator json, String name, Collection<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /** Writes a text, or null when it is absent. */
  public static void optional(JsonGenerator json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    } else {
      json.writeNullField(name);
    }
  }

  /** Writes seconds to the millisecond. */
  public static void seconds(JsonGenerator json, String name, double seconds) throws IOException {
    json.writeNumberField(name, Math.round(seconds * 1000) / 1000.0);
  }
}
