package io.firn.media.nova.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.MediaException;
import io.firn.media.nova.ScriptedCloud;
import io.firn.media.nova.ScriptedCloud.Asked;
import io.firn.media.nova.ScriptedCloud.Reply;
import io.firn.openstack.http.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openstack4j.model.common.ActionResponse;
import org.openstack4j.model.compute.Server;
import org.openstack4j.model.storage.block.Volume;

@Timeout(60)
class CloudTest {

  private static final String NOVA =
      "{\"version\": {\"id\": \"v2.1\", \"version\": \"2.60\", \"min_version\": \"2.1\"}}";
  private static final String CINDER =
      "{\"versions\": [{\"id\": \"v3.0\", \"version\": \"3.70\", \"min_version\": \"3.0\"}]}";

  private static Reply answer(Asked asked) {
    return switch (asked.path()) {
      case "/compute/v2.1/" -> Reply.json(200, NOVA);
      case "/volume/v3/" -> Reply.json(200, CINDER);
      case "/compute/v2.1/servers/one" ->
          Reply.json(200, "{\"server\": {\"id\": \"one\", \"name\": \"first\", \"new\": 1}}");
      case "/volume/v3/4711/volumes/two" ->
          Reply.json(200, "{\"volume\": {\"id\": \"two\", \"size\": 3}}");
      case "/image/v2/images/three" -> Reply.json(200, "{\"id\": \"three\", \"name\": \"img\"}");
      case "/compute/v2.1/servers/busy/action" ->
          Reply.json(409, "{\"conflictingRequest\": {\"code\": 409, \"message\": \"is busy\"}}");
      case "/compute/v2.1/servers/empty" -> Reply.json(200, "");
      default -> Reply.json(404, "{\"itemNotFound\": {\"code\": 404, \"message\": \"no such\"}}");
    };
  }

  @Test
  void openstack4jSpeaksWithEachServiceInItsOwnMicroversion() throws Exception {
    try (var server = new ScriptedCloud(CloudTest::answer);
        Cloud cloud = server.connect()) {
      Server one = cloud.ask("server one", os -> os.compute().servers().get("one"));
      assertThat(one.getName()).isEqualTo("first");
      Volume two = cloud.ask("volume two", os -> os.blockStorage().volumes().get("two"));
      assertThat(two.getSize()).isEqualTo(3);
      assertThat(cloud.ask("image three", os -> os.imagesV2().get("three")).getName())
          .isEqualTo("img");
      assertThat(versions(server, "/compute/v2.1/servers/one")).containsExactly("compute 2.60");
      assertThat(versions(server, "/volume/v3/4711/volumes/two")).containsExactly("volume 3.59");
      assertThat(versions(server, "/image/v2/images/three")).containsOnlyNulls();
    }
  }

  private static List<String> versions(ScriptedCloud server, String path) {
    return server.asked().stream()
        .filter(asked -> asked.path().equals(path))
        .map(asked -> asked.header("OpenStack-API-Version"))
        .toList();
  }

  @Test
  void anErrorOfOpenstack4jIsNeverNull() throws Exception {
    try (var server = new ScriptedCloud(CloudTest::answer);
        Cloud cloud = server.connect()) {
      assertThatThrownBy(() -> cloud.ask("server x", os -> os.compute().servers().get("x")))
          .isInstanceOf(MediaException.NotFound.class)
          .hasMessage("server x: status 404: no such");
      assertThatThrownBy(() -> cloud.ask("servers", os -> os.compute().servers().list()))
          .isInstanceOf(MediaException.NotFound.class);
      assertThatThrownBy(() -> cloud.ask("stop", os -> stop(os.compute().servers().get("empty"))))
          .isInstanceOf(MediaException.Failed.class);
      assertThatThrownBy(
              () -> cloud.ask("snapshot", os -> os.compute().servers().createSnapshot("busy", "s")))
          .isInstanceOf(MediaException.Transient.class)
          .hasMessageContaining("snapshot: status 409: is busy");
    }
  }

  private static ActionResponse stop(Server server) {
    return server == null ? null : ActionResponse.actionSuccess();
  }

  @Test
  void openstack4jWorksInEveryThreadAndRenewsTheTokenItDoesNotKnow() throws Exception {
    try (var server = new ScriptedCloud(CloudTest::answer);
        Cloud cloud = server.connect();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      cloud.ask("server one", os -> os.compute().servers().get("one"));
      server.forgetTokens();
      List<Future<String>> names = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        names.add(
            threads.submit(
                () -> cloud.ask("server one", os -> os.compute().servers().get("one")).getName()));
      }
      for (Future<String> name : names) {
        assertThat(name.get()).isEqualTo("first");
      }
      assertThat(cloud.effort()).endsWith(" 2 logins");
    }
  }

  @Test
  void documentsComeWholeWithTheMicroversionThatIsSpoken() throws Exception {
    try (var server = new ScriptedCloud(CloudTest::answer);
        Cloud cloud = server.connect()) {
      HttpCall call = cloud.call(Service.COMPUTE, "GET", "/servers/one");
      assertThat(cloud.json(call, "server one").at("server").at("new").number()).contains(1L);
      assertThat(cloud.microversion(Service.COMPUTE)).isEqualTo(new Microversion(2, 60));
      assertThat(cloud.microversion(Service.IMAGE)).isEqualTo(Microversion.NONE);
      HttpCall missing = cloud.call(Service.IMAGE, "DELETE", "/images/x");
      assertThatThrownBy(() -> cloud.send(missing, "image x"))
          .isInstanceOf(MediaException.NotFound.class);
      assertThat(cloud.answer(missing).status()).isEqualTo(404);
    }
  }
}
