package io.firn.testkit.swift;

import com.sun.net.httpserver.HttpExchange;
import io.firn.testkit.swift.SmallSwift.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One container of {@link SmallSwift}: objects by name, and a listing that may lag behind.
 * Thread-safe.
 */
public final class SmallContainer {

  private static final int PAGE = 10;
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]*)");

  private record Stored(byte[] bytes, String etag, Instant created, Optional<Duration> lifetime) {}

  /** An entry of the listing: shown from one moment until another. */
  private record Entry(Stored object, Instant from, Instant until) {}

  private final ConcurrentNavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>();
  private final ConcurrentNavigableMap<String, Entry> listing = new ConcurrentSkipListMap<>();
  private final Supplier<Duration> lag;

  SmallContainer(Supplier<Duration> lag) {
    this.lag = lag;
  }

  boolean has(String name) {
    return objects.containsKey(name);
  }

  /** Whole names, as they are stored. */
  public List<String> names() {
    return List.copyOf(objects.keySet());
  }

  /** The content of an object that is there. */
  public byte[] bytes(String name) {
    return objects.get(name).bytes();
  }

  /** The {@code X-Delete-After} that an object was put with. It stays all the same. */
  public Optional<Duration> lifetime(String name) {
    return objects.get(name).lifetime();
  }

  void answer(HttpExchange exchange, Request request) throws IOException {
    switch (request.method()) {
      case "HEAD" -> SmallSwift.answer(exchange, 204, "");
      case "GET" -> SmallSwift.answer(exchange, 200, page(parameters(request)));
      default -> SmallSwift.answer(exchange, 405, "");
    }
  }

  private static Map<String, String> parameters(Request request) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : request.query().orElse("").split("&", -1)) {
      String[] sides = pair.split("=", 2);
      parameters.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private String page(Map<String, String> parameters) {
    String prefix = parameters.get("prefix");
    String marker = parameters.getOrDefault("marker", "");
    NavigableMap<String, Entry> rest = listing.tailMap(marker, false);
    Instant now = Instant.now();
    List<String> entries = new ArrayList<>();
    for (Map.Entry<String, Entry> at : rest.entrySet()) {
      Entry entry = at.getValue();
      boolean shown = !now.isBefore(entry.from()) && now.isBefore(entry.until());
      if (shown && at.getKey().startsWith(prefix) && entries.size() < PAGE) {
        entries.add(
            "{\"name\": \"%s\", \"bytes\": %d, \"last_modified\": \"%s\"}"
                .formatted(
                    at.getKey(),
                    entry.object().bytes().length,
                    LocalDateTime.ofInstant(entry.object().created(), ZoneOffset.UTC)));
      }
    }
    return "[" + String.join(",", entries) + "]";
  }

  void answerObject(HttpExchange exchange, Request request, String name) throws IOException {
    switch (request.method()) {
      case "PUT" -> put(exchange, request, name);
      case "GET", "HEAD" -> get(exchange, name);
      case "DELETE" -> delete(exchange, name);
      default -> SmallSwift.answer(exchange, 405, "");
    }
  }

  private void put(HttpExchange exchange, Request request, String name) throws IOException {
    String etag = md5(request.body());
    String sent = exchange.getRequestHeaders().getFirst("ETag");
    if (sent != null && !sent.equals(etag)) {
      SmallSwift.answer(exchange, 422, "<html><h1>Unprocessable Entity</h1></html>");
      return;
    }
    Instant now = Instant.now();
    Optional<Duration> lifetime =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Delete-After"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    Stored stored = new Stored(request.body(), etag, now, lifetime);
    objects.put(name, stored);
    listing.put(name, new Entry(stored, now.plus(lag.get()), Instant.MAX));
    exchange.getResponseHeaders().set("ETag", etag);
    SmallSwift.answer(exchange, 201, "");
  }

  private void delete(HttpExchange exchange, String name) throws IOException {
    SmallSwift.answer(exchange, remove(name) ? 204 : 404, "");
  }

  /** False when there is none. */
  boolean remove(String name) {
    Stored gone = objects.remove(name);
    if (gone != null) {
      Instant now = Instant.now();
      listing.computeIfPresent(
          name, (_, entry) -> new Entry(gone, entry.from(), now.plus(lag.get())));
    }
    return gone != null;
  }

  private void get(HttpExchange exchange, String name) throws IOException {
    Stored stored = objects.get(name);
    if (stored == null) {
      SmallSwift.answer(exchange, 404, "<html><h1>Not Found</h1><p>No such thing.</p></html>");
      return;
    }
    Instant created = stored.created();
    exchange.getResponseHeaders().set("ETag", stored.etag());
    exchange
        .getResponseHeaders()
        .set(
            "X-Timestamp",
            "%d.%05d".formatted(created.getEpochSecond(), created.getNano() / 10_000));
    String range = exchange.getRequestHeaders().getFirst("Range");
    if (range == null) {
      SmallSwift.answer(exchange, 200, stored.bytes(), 0, -1);
    } else {
      part(exchange, stored.bytes(), range);
    }
  }

  private static void part(HttpExchange exchange, byte[] bytes, String range) throws IOException {
    Matcher bounds = RANGE.matcher(range);
    if (!bounds.matches()) {
      throw new IOException("a range of another form: " + range);
    }
    long first = Long.parseLong(bounds.group(1));
    if (first >= bytes.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + bytes.length);
      SmallSwift.answer(exchange, 416, "<html><h1>Requested Range Not Satisfiable</h1></html>");
      return;
    }
    long asked = bounds.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(bounds.group(2));
    long last = Math.min(asked, bytes.length - 1);
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(first, last, bytes.length));
    SmallSwift.answer(exchange, 206, bytes, (int) first, (int) (last - first + 1));
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
