package io.firn.media.nova.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.Document;
import io.firn.api.media.MediaException;
import io.firn.media.nova.RecordedProblems;
import io.firn.media.nova.ScriptedCloud;
import io.firn.media.nova.ScriptedCloud.Asked;
import io.firn.media.nova.ScriptedCloud.Reply;
import io.firn.media.nova.cloud.Cloud;
import io.firn.openstack.http.Json;
import io.firn.testkit.plugin.Options;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a restore says before it makes anything. */
class ServerPlannerTest {

  /** What the cloud answers, by the start of the path behind the service's version. */
  private final Map<String, String> answers = new HashMap<>();

  private final Map<String, Document> documents = new HashMap<>();
  private final RecordedProblems problems = new RecordedProblems();
  private ScriptedCloud server;
  private Cloud cloud;

  @BeforeEach
  void open() throws Exception {
    server = new ScriptedCloud(this::answer);
    cloud = server.connect();
    say("/flavors/detail", "{'flavors': [%s]}".formatted(flavor("f1", "small", 1)));
    say("/os-keypairs", "{'keypairs': [{'keypair': {'name': 'mine'}}]}");
    say("/os-server-groups", "{'server_groups': []}");
    say("/os-availability-zone", "{'availabilityZoneInfo': [{'zoneName': 'nova'}]}");
    say("/types", "{'volume_types': [{'name': 'plain'}]}");
    say("/networks?id=net-1", "{'networks': [{'id': 'net-1', 'name': 'private'}]}");
    say("/networks?name=dmz", "{'networks': [{'id': 'net-2', 'name': 'dmz'}]}");
    say("/networks", "{'networks': []}");
    say("/subnets?network_id=net-1", "{'subnets': [{'id': 'sub-1', 'cidr': '10.0.0.0/24'}]}");
    say("/subnets?network_id=net-2", "{'subnets': [{'id': 'sub-2', 'cidr': '10.0.0.0/24'}]}");
    say("/security-groups?id=group-1", "{'security_groups': [{'id': 'group-1'}]}");
    say("/security-groups", "{'security_groups': []}");
    say("/ports", "{'ports': []}");
    document("server.json", "{'id': 's', 'name': 'web', 'status': 'ACTIVE', 'key_name': 'mine'}");
    document("flavor.json", flavor("f1", "small", 1));
    document(
        "ports.json",
        "{'ports': [{'network_id': 'net-1', 'mac_address': 'fa:16', 'security_groups':"
            + " ['group-1'], 'fixed_ips': [{'subnet_id': 'sub-1', 'ip_address': '10.0.0.7'}]}]}");
    document(
        "networks.json",
        "{'networks': [{'id': 'net-1', 'name': 'private'}], 'subnets': [{'id': 'sub-1', 'cidr':"
            + " '10.0.0.0/24'}]}");
    document("security-groups.json", "{'security_groups': [{'id': 'group-1', 'name': 'web'}]}");
    document("volumes.json", "[{'id': 'v', 'name': 'data', 'size': 3, 'volume_type': 'plain'}]");
    document(
        "disks.json",
        "{'disks': [{'stream': 'disk-0', 'kind': 'image', 'id': 'i', 'disk_format': 'qcow2',"
            + " 'container_format': 'bare', 'boot_index': 0}, {'stream': 'disk-1', 'kind':"
            + " 'volume', 'id': 'v', 'disk_format': 'raw', 'container_format': 'bare'}]}");
  }

  @AfterEach
  void close() {
    cloud.close();
    server.close();
  }

  /** With quotes as Java can read them. */
  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private void say(String path, String text) {
    answers.put(path, json(text));
  }

  private void document(String name, String text) {
    documents.put(name, new Document(name, json(text).getBytes(StandardCharsets.UTF_8)));
  }

  private static String flavor(String id, String name, int disk) {
    return "{'id': '%s', 'name': '%s', 'vcpus': 1, 'ram': 64, 'disk': %d, 'swap': ''}"
        .formatted(id, name, disk);
  }

  /** The longest path that fits. */
  private Reply answer(Asked asked) {
    String path = asked.path().replaceFirst("^/[a-z]+/v[0-9.]+(/4711)?", "");
    return answers.keySet().stream()
        .filter(path::startsWith)
        .max((a, b) -> Integer.compare(a.length(), b.length()))
        .map(best -> Reply.json(200, answers.get(best)))
        .orElseGet(() -> Reply.json(200, "{\"version\": {\"version\": \"9.9\"}}"));
  }

  private ServerPlan plan(String... mappings) throws Exception {
    String[] options = new String[2 + 2 * mappings.length];
    options[0] = "to-nova";
    options[1] = "true";
    for (int i = 0; i < mappings.length; i++) {
      options[2 + 2 * i] = "map";
      options[3 + 2 * i] = mappings[i];
    }
    ServerTargetOptions wanted = ServerTargetOptions.of(Options.of(options));
    return new ServerPlanner(cloud, wanted).plan(StoredServer.read(documents));
  }

  private static void assertMissing(ServerPlan plan, String... words) {
    assertThatThrownBy(plan.lines()::refuseIncomplete)
        .isInstanceOf(MediaException.Misconfigured.class)
        .hasMessageContaining("nothing was made")
        .hasMessageContainingAll(words);
  }

  @Test
  void allThatIsThereIsTakenAsItWas() throws Exception {
    ServerPlan plan = plan();
    plan.lines().refuseIncomplete();
    assertThat(plan.flavor()).contains("f1");
    assertThat(plan.keypair()).contains("mine");
    Json port = new Json(plan.ports().getFirst().request());
    assertThat(port.at("network_id").text()).contains("net-1");
    assertThat(port.at("mac_address").text()).contains("fa:16");
    assertThat(port.at("fixed_ips").elements().getFirst().at("ip_address").text())
        .contains("10.0.0.7");
    assertThat(plan.volumes().get("disk-1").gibibytes()).isEqualTo(3);
    plan.lines().print(problems);
    assertThat(problems.lines())
        .contains(
            "NOTE key pair mine: is there: of this user",
            "NOTE volume data of disk-1: will be made: 3 GiB, type plain",
            "NOTE server web: will be made: and started");
  }

  @Test
  void aFlavorOfTheSameSizeWillDoAndNoOtherUnlessTheUserSaysSo() throws Exception {
    say("/flavors/detail", "{'flavors': [%s]}".formatted(flavor("f9", "other", 1)));
    assertThat(plan().flavor()).contains("f9");
    say("/flavors/detail", "{'flavors': [%s]}".formatted(flavor("f1", "small", 2)));
    assertMissing(plan(), "flavor small", "--map flavor:small=NEW with one of small");
    assertThat(plan("flavor:small=f1").flavor()).contains("f1");
  }

  @Test
  void anotherNetworkIsTakenByNameAndTheAddressStaysInTheSameRange() throws Exception {
    say("/networks?id=net-1", "{'networks': []}");
    assertMissing(plan(), "network private", "--map network:private=NEW");
    Json port = new Json(plan("network:private=dmz").ports().getFirst().request());
    assertThat(port.at("network_id").text()).contains("net-2");
    assertThat(port.at("fixed_ips").elements().getFirst().at("subnet_id").text()).contains("sub-2");
  }

  @Test
  void whatIsInUseIsLeftToNeutronAndSaid() throws Exception {
    say("/ports", "{'ports': [{'id': 'somebody'}]}");
    ServerPlan plan = plan();
    plan.lines().refuseIncomplete();
    assertThat(plan.ports().getFirst().isModest()).isTrue();
    plan.lines().printDifferences(problems);
    assertThat(problems.lines())
        .contains(
            "NOTE address 10.0.0.7: will differ: is in use; the port gets another",
            "NOTE MAC fa:16: will differ: is in use; the port gets another");
  }

  @Test
  void aKeyPairMayBeMissingASecurityGroupAndATypeMayNot() throws Exception {
    say("/os-keypairs", "{'keypairs': []}");
    say("/security-groups?id=group-1", "{'security_groups': []}");
    say("/types", "{'volume_types': [{'name': 'fast'}]}");
    ServerPlan plan = plan();
    assertThat(plan.keypair()).isEmpty();
    assertMissing(
        plan, "security group web", "volume of disk-1", "type:plain=NEW with one of fast");
  }

  @Test
  void aSnapshotOfSomethingElseIsRefused() {
    documents.remove("server.json");
    assertThatThrownBy(this::plan)
        .isInstanceOf(MediaException.Misconfigured.class)
        .hasMessageContaining("--to-cinder");
  }

  @Test
  void aMappingOfAnUnknownKindOrFormIsRefused() {
    for (String wrong : List.of("port:a=b", "flavor:a", "flavor=b", "flavor:=b", "flavor:a=")) {
      assertThatThrownBy(() -> plan(wrong))
          .as(wrong)
          .isInstanceOf(MediaException.Misconfigured.class);
    }
  }
}
