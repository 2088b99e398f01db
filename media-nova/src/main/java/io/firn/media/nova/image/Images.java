package io.firn.media.nova.image;

import io.firn.api.media.MediaException;
import io.firn.media.nova.cloud.Cloud;
import io.firn.media.nova.cloud.CloudErrors;
import io.firn.media.nova.cloud.Service;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import io.firn.openstack.http.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is asked of Glance about images, but for their data. Thread-safe. */
public final class Images {

  private final Cloud cloud;

  /** Asks nobody yet. */
  public Images(Cloud cloud) {
    this.cloud = cloud;
  }

  /**
   * An image by its id.
   *
   * @throws MediaException.NotFound when there is none such, or not for this user
   */
  public Image get(String id) throws MediaException {
    HttpAnswer answer = cloud.send(call("GET", "/images/" + encoded(id)), "image " + id);
    return new Image(parse(answer, "image " + id), answer.body());
  }

  /**
   * The only image of this name.
   *
   * @throws MediaException.NotFound when there is none
   * @throws MediaException.Misconfigured when there are several
   */
  public Image named(String name) throws MediaException {
    String what = "images named " + name;
    List<String> ids =
        cloud
            .json(call("GET", "/images?name=" + encoded(name)), what)
            .at("images")
            .elements()
            .stream()
            .flatMap(image -> image.at("id").text().stream())
            .toList();
    if (ids.isEmpty()) {
      throw new MediaException.NotFound("there is no image named " + name, null);
    }
    if (ids.size() > 1) {
      throw new MediaException.Misconfigured(
          "there are several images named %s; give the id of one: %s"
              .formatted(name, String.join(", ", ids)),
          null);
    }
    return get(ids.getFirst());
  }

  /** Whom an image is shared with, as Glance says it; nobody for images that are not shared. */
  byte[] members(Image image) throws MediaException {
    HttpAnswer answer = cloud.answer(call("GET", "/images/" + image.id() + "/members"));
    return switch (answer.status()) {
      case 200 -> answer.body();
      // Not the owner, or an image that everybody may see.
      case 403, 404 -> "{\"members\": []}".getBytes(StandardCharsets.UTF_8);
      default -> throw CloudErrors.of(answer, "members of " + image);
    };
  }

  /** Makes an image without data. */
  Image create(NewImage image) throws MediaException {
    String what = "making of image " + image.name();
    HttpCall call = call("POST", "/images").withText("application/json", image.json().print());
    HttpAnswer answer = cloud.send(call, what);
    return new Image(parse(answer, what), answer.body());
  }

  /** Changes what is said of an image, all of it or nothing. */
  void change(String id, ImageChanges changes) throws MediaException {
    HttpCall call = call("PATCH", "/images/" + encoded(id));
    cloud.send(call.withText(ImageChanges.TYPE, changes.json().print()), "change of image " + id);
  }

  /**
   * Removes an image; one that is being filled too.
   *
   * @throws MediaException.NotFound when it is gone already
   */
  public void delete(String id) throws MediaException {
    cloud.ask("removing image " + id, os -> os.imagesV2().delete(id));
  }

  /** Shares an image with a project, which has to accept that. */
  void share(String id, String project) throws MediaException {
    cloud.ask("sharing image " + id, os -> os.imagesV2().createMember(id, project));
  }

  private HttpCall call(String method, String path) throws MediaException {
    return cloud.call(Service.IMAGE, method, path);
  }

  private static Json parse(HttpAnswer answer, String what) throws MediaException {
    try {
      return Json.parse(answer.body(), what);
    } catch (CloudException.Unexpected e) {
      throw CloudErrors.of(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
