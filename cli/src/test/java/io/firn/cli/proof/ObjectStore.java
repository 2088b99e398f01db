package io.firn.cli.proof;

import io.firn.api.storage.Storage;
import io.firn.testkit.s3.SmallS3;
import io.firn.testkit.swift.SmallSwift;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** The servers that proofs are run on. Those inside this JVM start when they are first needed. */
enum ObjectStore {
  /** Inside this JVM, its listings up to date. */
  SMALL_SWIFT {
    @Override
    URI address() {
      return Started.SWIFT.address("");
    }

    @Override
    Ground at(URI server, String container) {
      return Ground.swift(
          Map.of("ST_AUTH", server.resolve("/auth/v1.0").toString(), "ST_USER", "u", "ST_KEY", "k"),
          container);
    }

    @Override
    void remove(Ground ground) {
      // Goes with the JVM.
    }
  },

  /** Inside this JVM. */
  SMALL_S3 {
    @Override
    URI address() {
      return StartedS3.S3.address();
    }

    @Override
    Ground at(URI server, String container) {
      return Ground.s3(server, SmallS3.KEY, SmallS3.SECRET, container);
    }

    @Override
    void remove(Ground ground) {
      // Goes with the JVM.
    }
  },

  /** Started by {@code dev/servers}, by Keystone's tokens. */
  SWIFT("FIRN_SERVERS_SWIFT") {
    // The catalogue names the server itself, so that the way there has to be said.
    @Override
    Ground at(URI server, String container) {
      return Ground.swift(RealServers.get().keystone(server), container);
    }

    @Override
    void remove(Ground ground) throws IOException {
      RealServers.get().remove(ground);
    }
  },

  /** The same disks, by a proxy server of its own. */
  SWIFT_BY_TEMPAUTH("FIRN_SERVERS_TEMPAUTH") {
    @Override
    URI address() {
      return super.address().resolve("/");
    }

    @Override
    Ground at(URI server, String container) {
      return Ground.swift(RealServers.get().tempAuth(server), container);
    }

    @Override
    void remove(Ground ground) throws IOException {
      RealServers.get().remove(ground);
    }
  },

  /** Swift once more, by its s3api. */
  SWIFT_BY_S3("FIRN_SERVERS_S3") {
    @Override
    void remove(Ground ground) throws IOException {
      RealServers.get().remove(SWIFT.at(SWIFT.address(), ground.container()));
    }
  },

  /** An S3 server of another making. */
  S3PROXY("FIRN_SERVERS_S3PROXY", ObjectStore.BUCKET),

  /** That of Ceph. */
  RADOSGW("FIRN_SERVERS_RADOSGW", ObjectStore.BUCKET);

  /** One for all tests, which stays: storages only empty it. */
  private static final String BUCKET = "firn-proofs/";

  private final String variable;
  private final String parent;

  ObjectStore() {
    this("");
  }

  ObjectStore(String variable) {
    this(variable, "");
  }

  /**
   * A real server.
   *
   * @param variable that holds its address
   * @param parent where fresh containers are made: a bucket with a slash, or nothing
   */
  ObjectStore(String variable, String parent) {
    this.variable = variable;
    this.parent = parent;
  }

  private static final class Started {
    static final SmallSwift SWIFT;

    static {
      try {
        SWIFT = new SmallSwift();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class StartedS3 {
    static final SmallS3 S3 = new SmallS3();
  }

  /** Host and port. */
  URI address() {
    return RealServers.get().address(variable);
  }

  /**
   * A container, reached by a certain way.
   *
   * @param server {@link #address} or a proxy before it
   */
  Ground at(URI server, String container) {
    return RealServers.get().s3(variable, server, container);
  }

  /** A container that nobody else uses, reached directly. */
  Ground fresh() {
    return at(address(), parent + freshName());
  }

  static String freshName() {
    return "proof-" + UUID.randomUUID();
  }

  /** Removes what is in a container, and it as well where that can be done. */
  void remove(Ground ground) throws IOException {
    try (Storage storage = ground.open()) {
      new StoredObjects(storage).restore(Map.of());
    }
  }
}
