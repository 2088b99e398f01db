package io.firn.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.storage.StorageReads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A benchmark with an object store, which has nothing of it afterwards. */
@Tag("real-servers")
final class BenchmarkOnServersTest {

  /** What the SDK of S3 reads in another process. */
  private static final Map<String, String> VARIABLES =
      Map.of(
          "aws.accessKeyId", "AWS_ACCESS_KEY_ID", "aws.secretAccessKey", "AWS_SECRET_ACCESS_KEY");

  private static final int LARGEST = 128 << 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SWIFT", "SWIFT_BY_S3", "S3PROXY", "RADOSGW"})
  void measuresAndTidiesUp(ObjectStore store) throws Exception {
    Ground ground = store.fresh();
    byte[] bytes = new byte[6 << 20];
    new Random(5).nextBytes(bytes);
    Path disk = Files.write(folder.resolve("disk.raw"), bytes);
    try {
      FirnProcess.Result result = benchmark(ground, disk);
      if (result.code() != 0) {
        // Listings of a server under load lag for longer than so short a run can wait.
        assertThat(result.code()).as(result.err() + result.out()).isEqualTo(3);
        assertThat(result.err()).contains("firn: not found out: ");
      }
      assertThat(result.out())
          .contains("drawn from 6.00 MiB of disks and streams")
          .contains("Suggested: ", "--compression ");
      try (Storage storage = ground.open()) {
        // What is gone may be listed for a while.
        for (ObjectInfo left : storage.list("", "").objects()) {
          assertThatThrownBy(() -> StorageReads.readObject(storage, left.name(), LARGEST))
              .as(left.name().value())
              .isInstanceOf(StorageException.NotFound.class);
        }
      }
    } finally {
      store.remove(ground);
    }
  }

  private FirnProcess.Result benchmark(Ground ground, Path disk) throws Exception {
    Map<String, String> environment = new HashMap<>();
    ground
        .environment()
        .forEach((name, value) -> environment.put(VARIABLES.getOrDefault(name, name), value));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "benchmark",
                disk.toString(),
                "--image",
                "--storage=" + ground.storage(),
                "--container=" + ground.container(),
                "--create",
                "--duration=20s",
                "--max-bytes=128MiB"));
    ground.options().forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return new FirnProcess(folder, environment).run(arguments.toArray(String[]::new));
  }
}
