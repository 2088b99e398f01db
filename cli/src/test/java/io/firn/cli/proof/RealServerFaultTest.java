package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.backup.BackupSettings;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.storage.OutageListener;
import io.firn.core.storage.RetryListener;
import io.firn.core.storage.RetryPolicy;
import io.firn.core.storage.RetryingStorage;
import io.firn.core.storage.StorageTraffic;
import io.firn.testkit.proxy.FaultProxy;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.Verb;
import io.firn.testkit.tree.TreeComparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What only servers themselves do wrong: they are killed, their disk is full, their tokens end. A
 * run ends complete, or with one line, and a check finds nothing.
 */
@Tag("real-servers")
@Timeout(300)
class RealServerFaultTest {

  private static final BackupSettings SETTINGS = ProofRepository.settings(300 << 10);

  /** A segment in a second and a half: a backup of these sources takes many lives of a token. */
  private static final long SLOW = 200 << 10;

  private static final int TOKEN_SECONDS = 3;

  private static final RetryPolicy SOON =
      new RetryPolicy(4, Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofSeconds(2));

  @TempDir private Path folder;
  private final String container = ObjectStore.freshName();
  private Path source;

  private Path source(int bytes) throws IOException {
    source = Files.createDirectory(folder.resolve("source"));
    addFiles("first", bytes);
    return source;
  }

  private void addFiles(String name, int bytes) throws IOException {
    Path added = Files.createDirectory(source.resolve(name));
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 10; i++) {
      byte[] content = new byte[bytes / 10];
      random.nextBytes(content);
      Files.write(added.resolve("file" + i), content);
    }
  }

  private static ProofRepository create(Storage storage) throws IOException {
    return ProofRepository.create(storage, ChunkingParameters.around(64 << 10), Optional.empty());
  }

  private void assertWhole(ProofRepository repository, String snapshot) throws IOException {
    Path target = Files.createTempDirectory(folder, "restored");
    assertThat(repository.restore(snapshot, target).problems()).isEmpty();
    TreeComparison.assertSame(source, Copies.below(target, source), snapshot);
    assertThat(repository.check().findings()).isEmpty();
  }

  private static StorageTraffic slowly() {
    return new StorageTraffic(
        OptionalLong.of(SLOW),
        OptionalLong.of(SLOW),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        Duration.ofMinutes(10),
        Duration.ZERO);
  }

  @Test
  void aRunOutlivesManyTokensOfTempAuth() throws Exception {
    int port = ServerProcess.freePort();
    try (ServerProcess proxy = new OwnServers(folder).proxy(port, TOKEN_SECONDS)) {
      proxy.start();
      proxy.await();
      outlivesTokens(Ground.swift(OwnServers.cloud(port), container));
    }
  }

  @Test
  void aRunOutlivesManyTokensOfKeystone() throws Exception {
    int port = ServerProcess.freePort();
    try (ServerProcess keystone = new OwnServers(folder).keystone(port, TOKEN_SECONDS);
        FaultProxy counting = FaultProxy.to(URI.create("http://127.0.0.1:" + port), 0)) {
      keystone.start();
      keystone.await();
      Ground ground = ObjectStore.SWIFT.at(ObjectStore.SWIFT.address(), container);
      outlivesTokens(ground.withVariable("OS_AUTH_URL", counting.address("/v3").toString()));
      assertThat(counting.counts().requests("POST")).as("logins").isBetween(3L, 30L);
    }
  }

  private void outlivesTokens(Ground ground) throws IOException {
    try (Storage storage = ground.open(slowly(), OutageListener.NONE);
        ProofRepository repository = create(storage)) {
      long began = System.nanoTime();
      String snapshot = repository.backup(source(1 << 20), SETTINGS).snapshot().orElseThrow();
      assertWhole(repository, snapshot);
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isGreaterThan(Duration.ofSeconds(3 * TOKEN_SECONDS));
    } finally {
      RealServers.get().remove(ground);
    }
  }

  /** Away for as long as a server takes to start: the usual attempts do. */
  @Test
  void aBackupGoesOnWhenTheProxyServerIsKilledAndStartedAgain() throws Exception {
    int port = ServerProcess.freePort();
    try (ServerProcess proxy = new OwnServers(folder).proxy(port, 3600)) {
      proxy.start();
      proxy.await();
      Ground ground = Ground.swift(OwnServers.cloud(port), container);
      FaultyStorage killing = new FaultyStorage(ground.plugin(), 0);
      try (Storage storage = new RetryingStorage(killing, RetryPolicy.DEFAULT, RetryListener.NONE);
          ProofRepository repository = create(storage)) {
        killing.script(
            Call.nth(Verb.PUT, 3).below("segments/"), Fault.before(() -> restart(proxy)));
        killing.script(
            Call.nth(Verb.OPEN, 4).below("segments/"), Fault.before(() -> restart(proxy)));
        String snapshot = repository.backup(source(3 << 20), SETTINGS).snapshot().orElseThrow();
        assertWhole(repository, snapshot);
        killing.assertAllExercised();
      } finally {
        RealServers.get().remove(ground);
      }
    }
  }

  private static void restart(ServerProcess proxy) throws InterruptedException {
    try {
      proxy.kill();
      proxy.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Away for longer than the usual attempts take, which is most of the minute of this test. */
  @Test
  void aBackupWaitsForAServerThatIsAway() throws Exception {
    int port = ServerProcess.freePort();
    List<String> told = new ArrayList<>();
    try (ServerProcess proxy = new OwnServers(folder).proxy(port, 3600)) {
      proxy.start();
      proxy.await();
      Ground ground = Ground.swift(OwnServers.cloud(port), container);
      OutageListener startsAgain =
          new OutageListener() {
            @Override
            public void away(StorageException reason, Duration longest) {
              told.add("away");
              try {
                proxy.start();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }

            @Override
            public void back(Duration away) {
              told.add("back");
            }
          };
      try (Storage storage = ground.open(waiting(), startsAgain);
          ProofRepository repository = create(storage)) {
        proxy.kill();
        String snapshot = repository.backup(source(1 << 20), SETTINGS).snapshot().orElseThrow();
        assertWhole(repository, snapshot);
        assertThat(told).containsExactly("away", "back");
      } finally {
        RealServers.get().remove(ground);
      }
    }
  }

  /** Swift's own word for it is 503, since another disk might have had room. */
  @Test
  void aFullDiskEndsABackupWithOneLineAndHarmsNothing() throws Exception {
    OwnServers own = new OwnServers(folder);
    Path disk = Files.createDirectories(folder.resolve("node/disk"));
    int objectPort = ServerProcess.freePort();
    int port = ServerProcess.freePort();
    OwnServers.run("mount", "-t", "tmpfs", "-o", "size=8m", "firn-test", disk.toString());
    try (ServerProcess objects = own.objects(objectPort, disk.getParent());
        ServerProcess proxy = own.proxy(port, 3600)) {
      objects.start();
      proxy.start();
      objects.await();
      proxy.await();
      Ground ground = Ground.swift(OwnServers.cloud(port), container);
      try (Storage storage = new RetryingStorage(ground.plugin(), SOON, RetryListener.NONE);
          ProofRepository repository = create(storage)) {
        String first = repository.backup(source(2 << 20), SETTINGS).snapshot().orElseThrow();
        assertWhole(repository, first);
        addFiles("second", 12 << 20);
        StorageException error =
            catchThrowableOfType(StorageException.class, () -> repository.backup(source, SETTINGS));
        assertThat(error).isNotNull();
        assertThat(error.getMessage()).isNotBlank().doesNotContain("\n");
        assertThat(repository.check().findings()).isEmpty();

        OwnServers.run("mount", "-o", "remount,size=64m", disk.toString());
        String second = repository.backup(source, SETTINGS).snapshot().orElseThrow();
        assertWhole(repository, second);
      } finally {
        RealServers.get().remove(ground);
      }
    } finally {
      OwnServers.run("umount", "-l", disk.toString());
    }
  }

  private static StorageTraffic waiting() {
    return new StorageTraffic(
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        Duration.ofMinutes(10),
        Duration.ofMinutes(4));
  }
}
