package io.firn.bench.place;

import io.firn.testkit.s3.SmallS3;
import io.firn.testkit.swift.SmallSwift;
import java.io.IOException;
import java.net.URI;

/** A server of the testkit as a process: prints its address and serves until it is ended. */
final class SmallServers {

  private static final String SWIFT = "swift";

  private SmallServers() {}

  static Servers swift(URI address) {
    return new Servers(address.resolve("/auth/v1.0"), "bench", "no secret");
  }

  static Servers s3(URI address) {
    return new Servers(address, SmallS3.KEY, SmallS3.SECRET);
  }

  static ChildServer start(StorageKind kind) throws IOException {
    System.out.println("# dev/servers does not run: a small server of the testkit stands in");
    return ChildServer.start(
        SmallServers.class.getName(), kind == StorageKind.SWIFT ? SWIFT : "s3");
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    URI address =
        arguments[0].equals(SWIFT) ? new SmallSwift().address("/") : new SmallS3().address();
    System.out.println("listening on " + address.getHost() + ":" + address.getPort());
    Thread.currentThread().join();
  }
}
