package io.firn.media.nova.server;

import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.media.nova.cloud.Patience.Sight;
import io.firn.media.nova.temporary.CloudRun;
import io.firn.media.nova.temporary.Kind;
import io.firn.media.nova.temporary.Ledger;
import io.firn.openstack.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes ports and the server, and waits until it runs. */
final class ServerBuilder {

  private final CloudRun run;
  private final Ledger ledger;
  private final Nova nova;
  private final Neutron neutron;

  ServerBuilder(CloudRun run, Ledger ledger) {
    this.run = run;
    this.ledger = ledger;
    this.nova = new Nova(run.cloud());
    this.neutron = new Neutron(run.cloud());
  }

  /**
   * Makes the server; all that was made stays in the ledger.
   *
   * @param made ids of volumes and of the root's image, by stream
   * @return its document
   */
  Json build(StoredServer server, ServerPlan plan, Map<String, String> made) throws MediaException {
    List<String> ports = new ArrayList<>();
    for (PortPlan port : plan.ports()) {
      ports.add(ledger.make(Kind.PORT, () -> makePort(port)));
    }
    Map<String, Object> request = new BootRequest(server, plan).of(made, ports);
    String id = ledger.make(Kind.SERVER, () -> nova.boot(request));
    return awaitActive(id, plan.name(), server.flavor().at("disk").number().orElse(0L));
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

  private Json awaitActive(String id, String name, long gibibytes) throws MediaException {
    String what = "server " + name;
    return run.patience()
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
