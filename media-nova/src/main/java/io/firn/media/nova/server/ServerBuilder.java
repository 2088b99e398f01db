package io.firn.media.nova.server;

import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.media.nova.cloud.Patience.Sight;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.Kind;
import io.firn.media.nova.temporary.Ledger;
import io.firn.openstack.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes ports and the server, and waits until it runs. Until they are handed over they bear the
 * run's tag, so that what a killed run leaves half-made is found. For one server.
 */
final class ServerBuilder {

  private final CloudRun run;
  private final Ledger ledger;
  private final Nova nova;
  private final Neutron neutron;
  private final StoredServer server;
  private final ServerPlan plan;
  private final Map<String, PortPlan> ports = new LinkedHashMap<>();

  ServerBuilder(CloudRun run, Ledger ledger, StoredServer server, ServerPlan plan) {
    this.run = run;
    this.ledger = ledger;
    this.server = server;
    this.plan = plan;
    this.nova = new Nova(run.cloud());
    this.neutron = new Neutron(run.cloud());
  }

  /**
   * Makes the server; all that was made stays in the ledger.
   *
   * @param made ids of volumes and of the root's image, by stream
   * @return its id
   */
  String build(Map<String, String> made) throws MediaException {
    for (PortPlan port : plan.ports()) {
      PortPlan tagged = port.taggedAs(ledger.tag());
      ports.put(ledger.make(Kind.PORT, () -> makePort(tagged)), port);
    }
    BootRequest boot = new BootRequest(server, plan, ledger.tag());
    Map<String, Object> request = boot.of(made, List.copyOf(ports.keySet()));
    String id = ledger.make(Kind.SERVER, () -> nova.boot(request));
    awaitActive(id, server.flavor().at("disk").number().orElse(0L));
    return id;
  }

  /**
   * Makes ports and server the user's own, the server last: as long as it bears the tag, a killed
   * run's server goes with everything that is still tagged.
   */
  void handOver(String id) throws MediaException {
    for (Map.Entry<String, PortPlan> port : ports.entrySet()) {
      neutron.changePort(port.getKey(), port.getValue().texts());
    }
    nova.setMetadata(id, server.metadata());
    nova.setTags(id, server.tags());
  }

  /** Addresses may be chosen by the owner of the network only. */
  private String makePort(PortPlan port) throws MediaException {
    try {
      return id(neutron.makePort(port.request()));
    } catch (MediaException.Denied e) {
      if (port.isModest()) {
        throw e;
      }
      run.context()
          .problems()
          .report(
              Severity.WARNING,
              port.label(),
              "its address and MAC cannot be chosen by this user; it gets others");
      return id(neutron.makePort(port.modest().request()));
    }
  }

  private static String id(Json thing) throws MediaException {
    return thing
        .at("id")
        .text()
        .orElseThrow(() -> new MediaException.Failed("Neutron does not say the port's id", null));
  }

  private void awaitActive(String id, long gibibytes) throws MediaException {
    String what = "server " + plan.name();
    run.patience()
        .await(
            what,
            run.limits().copying(gibibytes),
            () -> {
              ServerFacts now = new ServerFacts(nova.server(id));
              return switch (now.status()) {
                case "ACTIVE" -> new Sight.Done<>(now.json());
                case "ERROR" ->
                    throw new MediaException.Failed(
                        "%s could not be started: %s; what was made for it is removed"
                            .formatted(
                                what,
                                now.json()
                                    .at("fault")
                                    .at("message")
                                    .text()
                                    .orElse("Nova does not say why")),
                        null);
                default ->
                    new Sight.Pending<>(now.status() + now.task().map(t -> ", " + t).orElse(""));
              };
            });
  }
}
