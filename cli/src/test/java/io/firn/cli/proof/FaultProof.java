package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.backup.BackupSettings;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.storage.RetryListener;
import io.firn.core.storage.RetryPolicy;
import io.firn.core.storage.RetryingStorage;
import io.firn.testkit.proxy.FaultProxy;
import io.firn.testkit.proxy.ProxiedRequests;
import io.firn.testkit.proxy.ProxyFault;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.Verb;
import io.firn.testkit.tree.TreeComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** A repository on a server behind a proxy, by which the way there breaks and heals. */
final class FaultProof implements AutoCloseable {

  private static final long SEED = 12;

  /** Bodies of both kinds: those that are announced before they are sent are larger. */
  private static final int SEGMENT = 300 << 10;

  private static final BackupSettings SETTINGS = ProofRepository.settings(SEGMENT);

  private final Path folder;
  private final Path source;
  private final ObjectStore store;
  private final FaultProxy proxy;
  private final Ground direct;
  private final FaultyStorage storage;
  private final ProofRepository repository;

  /**
   * Makes the repository, without faults.
   *
   * @param policy whether and when a failed request is sent again
   */
  FaultProof(Path folder, ObjectStore store, RetryPolicy policy) throws IOException {
    this.folder = folder;
    this.store = store;
    proxy = FaultProxy.to(store.address(), SEED);
    direct = store.fresh();
    storage = new FaultyStorage(store.at(proxy.address("/"), direct.container()).plugin(), SEED);
    repository =
        ProofRepository.create(
            new RetryingStorage(storage, policy, RetryListener.NONE),
            ChunkingParameters.around(64 << 10),
            Optional.empty());
    source = Files.createDirectory(folder.resolve("source"));
    addFiles("first");
  }

  private void addFiles(String name) throws IOException {
    Path added = Files.createDirectory(source.resolve(name));
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 24; i++) {
      byte[] content = new byte[50_000 + random.nextInt(100_000)];
      random.nextBytes(content);
      Files.write(added.resolve("file" + i), content);
    }
  }

  /** Bursts of refusals, cut bodies and lost answers while a backup, a restore and a check run. */
  void ridesOutWhatPasses() throws IOException {
    ProxiedRequests segments = ProxiedRequests.every("PUT").to("/segments/");
    ProxiedRequests reads = ProxiedRequests.every("GET").to("/segments/");
    proxy
        .script(segments.nth(2), ProxyFault.cutRequest())
        .script(segments.nth(3), ProxyFault.cutRequest())
        .script(segments.nth(5), ProxyFault.lostAnswer())
        .script(segments.from(7, 3), ProxyFault.answer(503).after(Duration.ZERO))
        .script(ProxiedRequests.every("PUT").to("/index/").nth(1), ProxyFault.answer(429))
        .script(ProxiedRequests.every("PUT").to("/snapshots/").nth(1), ProxyFault.lostAnswer())
        .script(ProxiedRequests.every("GET").to("prefix=").nth(1), ProxyFault.cutAnswer())
        .script(reads.nth(1), ProxyFault.cutAnswer())
        .script(reads.nth(3), ProxyFault.cutAnswer())
        .script(reads.from(5, 3), ProxyFault.answer(503))
        .script(ProxiedRequests.every("GET").to("/index/").nth(1), ProxyFault.cutAnswer());
    String snapshot = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    assertRestores(snapshot);
    assertClean(1);
    proxy.assertAllMet();
  }

  /** The server goes away in the middle of a backup, and later in the middle of a restore. */
  void endsWithOneLineWhileTheServerIsAway() throws IOException {
    String first = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    addFiles("second");
    goesAwayBefore(Call.nth(Verb.PUT, 3).below("segments/"));
    assertOneLine(() -> repository.backup(source, SETTINGS));
    proxy.up();
    assertClean(1);

    String second = repository.backup(source, SETTINGS).snapshot().orElseThrow();
    assertRestores(second);
    goesAwayBefore(Call.nth(Verb.OPEN, 4).below("segments/"));
    Path target = folder.resolve("broken-off");
    assertOneLine(() -> repository.restore(first, target));
    proxy.up();
    assertThat(repository.restore(first, target).problems()).isEmpty();
    TreeComparison.assertSame(
        source.resolve("first"), Copies.below(target, source.resolve("first")), "seed " + SEED);
    assertClean(2);
    storage.assertAllExercised();
  }

  private void goesAwayBefore(Call call) {
    storage.forgetScript();
    storage.script(call, Fault.before(proxy::down));
  }

  /** Something that the storage ends. */
  @FunctionalInterface
  private interface Run {
    Object run() throws IOException;
  }

  private void assertOneLine(Run run) {
    StorageException.Transient error =
        catchThrowableOfType(StorageException.Transient.class, run::run);
    assertThat(error).as("end of a run on %s", store).isNotNull();
    assertThat(error.getMessage()).isNotBlank().doesNotContain("\n");
  }

  private void assertRestores(String snapshot) throws IOException {
    Path target = Files.createTempDirectory(folder, "restored");
    assertThat(repository.restore(snapshot, target).problems()).isEmpty();
    TreeComparison.assertSame(source, Copies.below(target, source), store + ", seed " + SEED);
  }

  /** Past the proxy, by eyes that have seen nothing before. */
  private void assertClean(int snapshots) throws IOException {
    try (Storage straight = direct.open();
        ProofRepository fresh = ProofRepository.open(straight, Optional.empty())) {
      assertThat(fresh.check().findings()).as("findings on %s, seed %d", store, SEED).isEmpty();
      assertThat(new StoredObjects(straight).names("snapshots/")).hasSize(snapshots);
    }
  }

  @Override
  public void close() throws IOException {
    try (proxy;
        storage) {
      repository.close();
    } finally {
      store.remove(direct);
    }
  }
}
