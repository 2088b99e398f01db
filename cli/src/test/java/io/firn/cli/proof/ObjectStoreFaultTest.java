package io.firn.cli.proof;

import io.firn.core.storage.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Object stores behind connections that break and proxies that refuse: a run ends complete, or with
 * one line, and a check finds nothing.
 */
class ObjectStoreFaultTest {

  /** What is tested is that a request is sent again, not when. */
  private static final RetryPolicy AT_ONCE =
      new RetryPolicy(6, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(2));

  /** Real servers take a moment to notice that a connection has ended. */
  private static final RetryPolicy SOON =
      new RetryPolicy(6, Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(2));

  @TempDir private Path folder;

  @Test
  void aRunRidesOutWhatPasses() throws Exception {
    try (FaultProof proof = new FaultProof(folder, ObjectStore.SMALL_SWIFT, AT_ONCE)) {
      proof.ridesOutWhatPasses();
    }
  }

  @Test
  void aRunEndsWithOneLineWhileTheServerIsAway() throws Exception {
    try (FaultProof proof = new FaultProof(folder, ObjectStore.SMALL_S3, AT_ONCE)) {
      proof.endsWithOneLineWhileTheServerIsAway();
    }
  }

  @Tag("long")
  @Test
  void aRunOnS3RidesOutWhatPasses() throws Exception {
    try (FaultProof proof = new FaultProof(folder, ObjectStore.SMALL_S3, AT_ONCE)) {
      proof.ridesOutWhatPasses();
    }
  }

  @Tag("long")
  @Test
  void aRunOnSwiftEndsWithOneLineWhileTheServerIsAway() throws Exception {
    try (FaultProof proof = new FaultProof(folder, ObjectStore.SMALL_SWIFT, AT_ONCE)) {
      proof.endsWithOneLineWhileTheServerIsAway();
    }
  }

  @Tag("real-servers")
  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"SMALL_SWIFT", "SMALL_S3"})
  void aRunOnRealServersRidesOutWhatPasses(ObjectStore store) throws Exception {
    try (FaultProof proof = new FaultProof(folder, store, SOON)) {
      proof.ridesOutWhatPasses();
    }
  }

  @Tag("real-servers")
  @ParameterizedTest
  @EnumSource(names = {"SWIFT", "SWIFT_BY_S3", "S3PROXY"})
  void aRunOnRealServersEndsWithOneLineWhileTheyAreAway(ObjectStore store) throws Exception {
    try (FaultProof proof = new FaultProof(folder, store, SOON)) {
      proof.endsWithOneLineWhileTheServerIsAway();
    }
  }
}
