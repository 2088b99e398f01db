package io.firn.media.nova;

import io.firn.media.nova.ScriptedCloud.Asked;
import io.firn.media.nova.ScriptedCloud.Reply;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Glance as far as images and their data go, at will without ranges and with wrong hashes. */
public final class SmallGlance implements ScriptedCloud.Script {

  private static final Pattern PATH =
      Pattern.compile("/image/v2/images(?:/([^/?]+))?(/file|/members)?(?:\\?(?:name=(.*)|.*))?");
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");

  private final Map<String, Map<String, Object>> images = new ConcurrentHashMap<>();
  private final Map<String, byte[]> data = new ConcurrentHashMap<>();
  private final List<String> sharedWith = new CopyOnWriteArrayList<>();
  private final AtomicInteger made = new AtomicInteger();

  /** Whether a range is answered by 206, as from files, or by 400, as from Swift. */
  public volatile boolean ranges = true;

  /** Whether what is uploaded changes on the way. */
  public volatile boolean spoils;

  /** What the next PUTs of data are answered; 0 for what is right. */
  public volatile int refusal;

  /** Puts an active image there. */
  public void add(String id, byte[] content, Map<String, ?> properties) {
    Map<String, Object> image = new LinkedHashMap<>();
    image.put("id", id);
    image.put("disk_format", "raw");
    image.put("container_format", "bare");
    image.put("visibility", "private");
    images.put(id, image);
    activate(image, content);
    image.putAll(properties);
  }

  private void activate(Map<String, Object> image, byte[] content) {
    data.put((String) image.get("id"), content);
    image.put("status", "active");
    image.put("size", (long) content.length);
    image.put("checksum", hash("MD5", content));
    image.put("os_hash_algo", "sha512");
    image.put("os_hash_value", hash("SHA-512", content));
  }

  private static String hash(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ids of the images that are there. */
  public List<String> ids() {
    return List.copyOf(images.keySet());
  }

  /** What is said of an image. */
  public Json image(String id) {
    return new Json(images.get(id));
  }

  /** An image's data, as it was stored. */
  public byte[] data(String id) {
    return data.get(id).clone();
  }

  @Override
  public Reply answer(Asked asked) throws IOException {
    Matcher path = PATH.matcher(asked.path());
    if (!path.matches()) {
      return Reply.of(404);
    }
    String id = path.group(1);
    if (id == null) {
      return asked.method().equals("POST") ? create(asked) : named(path.group(3));
    }
    Map<String, Object> image = images.get(id);
    if (image == null) {
      return Reply.of(404);
    }
    return switch (asked.method() + " " + String.valueOf(path.group(2))) {
      case "GET null" -> Reply.json(200, new Json(image).print());
      case "DELETE null" -> delete(id);
      case "PATCH null" -> change(image, Json.parse(asked.body(), "the changes"));
      case "POST /members" -> share(Json.parse(asked.body(), "the member"));
      case "GET /members" -> Reply.json(200, "{\"members\": []}");
      case "GET /file" -> file(data.get(id), asked.header("Range"));
      case "PUT /file" -> put(image, asked.body());
      default -> Reply.of(405);
    };
  }

  private Reply named(String name) {
    List<Object> found = new ArrayList<>();
    for (Map<String, Object> image : images.values()) {
      if (name == null || name.equals(image.get("name"))) {
        found.add(image);
      }
    }
    return Reply.json(200, new Json(Map.of("images", found)).print());
  }

  private Reply create(Asked asked) throws CloudException.Unexpected {
    Map<String, Object> image = new LinkedHashMap<>();
    Json wanted = Json.parse(asked.body(), "the image wanted");
    wanted.names().forEach(name -> image.put(name, wanted.at(name).value()));
    image.put("id", "made-" + made.incrementAndGet());
    image.put("status", "queued");
    images.put((String) image.get("id"), image);
    return Reply.json(201, new Json(image).print());
  }

  private Reply delete(String id) {
    images.remove(id);
    data.remove(id);
    return Reply.of(204);
  }

  private static Reply change(Map<String, Object> image, Json changes) {
    for (Json step : changes.elements()) {
      String property = step.at("path").text().orElseThrow().substring(1);
      if (step.at("op").text().orElseThrow().equals("remove")) {
        image.remove(property);
      } else {
        image.put(property, step.at("value").value());
      }
    }
    return Reply.json(200, new Json(image).print());
  }

  private Reply share(Json member) {
    sharedWith.add(member.at("member").text().orElseThrow());
    return Reply.json(200, member.print());
  }

  /** Projects that any image was shared with. */
  public List<String> sharedWith() {
    return List.copyOf(sharedWith);
  }

  private Reply put(Map<String, Object> image, byte[] body) {
    if (refusal != 0) {
      return Reply.json(refusal, "no");
    }
    byte[] stored = body.clone();
    if (spoils) {
      stored[stored.length / 2] ^= 1;
    }
    activate(image, stored);
    return Reply.of(204);
  }

  private Reply file(byte[] content, String range) {
    if (range == null) {
      return new Reply(200, Map.of(), content);
    }
    Matcher asked = RANGE.matcher(range);
    if (!ranges || !asked.matches()) {
      return new Reply(400, Map.of(), "no ranges here".getBytes(StandardCharsets.UTF_8));
    }
    int from = Integer.parseInt(asked.group(1));
    int to = Math.min(content.length, Integer.parseInt(asked.group(2)) + 1);
    String given = "bytes %d-%d/%d".formatted(from, to - 1, content.length);
    return new Reply(206, Map.of("Content-Range", given), Arrays.copyOfRange(content, from, to));
  }
}
