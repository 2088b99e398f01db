package io.firn.bench.place;

import io.firn.api.storage.ListPage;
import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.storage.swift.SwiftStorageFactory;
import io.firn.testkit.proxy.ProxyMain;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A container of a server, through a proxy when it is to be far away. */
final class ServerPlace implements Place {

  /** Opens the plugin at one container. */
  private interface Opening {
    Storage open(String container) throws StorageException;
  }

  private final List<ChildServer> children;
  private final String container;
  private final Opening opening;
  private final Removal removal;

  /** Removes an empty container. */
  private interface Removal {
    void remove(String container) throws IOException;
  }

  private ServerPlace(
      List<ChildServer> children, String container, Opening opening, Removal removal) {
    this.children = children;
    this.container = container;
    this.opening = opening;
    this.removal = removal;
  }

  static ServerPlace swift(int latency) throws IOException {
    List<ChildServer> children = new ArrayList<>();
    Optional<Servers> real = Servers.swift();
    Servers server =
        real.isPresent()
            ? real.get()
            : SmallServers.swift(started(children, SmallServers.start(StorageKind.SWIFT)));
    URI auth = far(children, server.address(), latency);
    Map<String, String> environment =
        Map.of("ST_AUTH", auth.toString(), "ST_USER", server.user(), "ST_KEY", server.secret());
    SwiftStorageFactory factory = new SwiftStorageFactory(environment::get);
    return new ServerPlace(
        children,
        randomName(),
        name -> PluginStorage.open(factory, name, Map.of("swift-settle-time", "0s")),
        name -> TempAuth.removeContainer(server, name));
  }

  static ServerPlace s3(int latency) throws IOException {
    List<ChildServer> children = new ArrayList<>();
    Optional<Servers> real = Servers.s3();
    Servers server =
        real.isPresent()
            ? real.get()
            : SmallServers.s3(started(children, SmallServers.start(StorageKind.S3)));
    URI endpoint = far(children, server.address(), latency);
    // Where Amazon's own chain looks first. One benchmark a process.
    System.setProperty("aws.accessKeyId", server.user());
    System.setProperty("aws.secretAccessKey", server.secret());
    Map<String, String> options = Map.of("endpoint", endpoint.toString(), "s3-settle-time", "0s");
    // One bucket for all, which stays: to remove it by hand takes Amazon's signature.
    return new ServerPlace(
        children,
        "firn-bench/" + randomName(),
        name -> PluginStorage.open("s3", name, options),
        name -> {});
  }

  private static String randomName() {
    return "firn-bench-%08x".formatted(ThreadLocalRandom.current().nextInt());
  }

  private static URI started(List<ChildServer> children, ChildServer child) {
    children.add(child);
    return child.address();
  }

  /** The same path at a proxy in front of the server; the server's own without latency. */
  private static URI far(List<ChildServer> children, URI server, int latency) throws IOException {
    if (latency == 0) {
      return server;
    }
    URI proxy =
        started(
            children,
            ChildServer.start(
                ProxyMain.class.getName(),
                "0",
                server.getHost() + ":" + server.getPort(),
                Integer.toString(latency)));
    return proxy.resolve(server.getPath());
  }

  @Override
  public Storage plugin() throws StorageException {
    return opening.open(container);
  }

  @Override
  public void clear() throws IOException {
    try (Storage storage = plugin()) {
      ListPage page = storage.list("", "");
      while (true) {
        for (ObjectInfo object : page.objects()) {
          storage.delete(object.name());
        }
        if (page.isLast()) {
          return;
        }
        page = storage.list("", page.next());
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      clear();
      removal.remove(container);
    } finally {
      children.forEach(ChildServer::close);
    }
  }
}
