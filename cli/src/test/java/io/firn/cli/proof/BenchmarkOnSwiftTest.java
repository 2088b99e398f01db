package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark with an object store, which has nothing of it afterwards. */
final class BenchmarkOnSwiftTest {

  @TempDir private Path folder;

  @Test
  void measuresAndTidiesUp() throws Exception {
    Ground ground = ObjectStore.SMALL_SWIFT.fresh();
    byte[] bytes = new byte[6 << 20];
    new Random(5).nextBytes(bytes);
    Path disk = Files.write(folder.resolve("disk.raw"), bytes);

    FirnProcess.Result result =
        new FirnProcess(folder, ground.environment())
            .run(
                "benchmark",
                disk.toString(),
                "--image",
                "--storage=swift",
                "--swift-settle-time=0s",
                "--container=" + ground.container(),
                "--create",
                "--duration=15s",
                "--max-bytes=128MiB");

    assertThat(result.code()).as(result.err() + result.out()).isZero();
    assertThat(result.out())
        .contains("drawn from 6.00 MiB of disks and streams")
        .contains("Suggested: --max-segment-size ", "--connections ", "--compression ");
    try (Storage storage = ground.open()) {
      assertThat(storage.list("", "").objects()).isEmpty();
    }
  }
}
