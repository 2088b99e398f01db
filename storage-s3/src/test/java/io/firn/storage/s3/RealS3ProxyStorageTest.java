package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.testkit.storage.StorageContract;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * The contract on S3Proxy as it is, which has a conditional put. It keeps an object as a file, and
 * one that is being written as another beside it, whose name is 37 characters longer and which its
 * listings show; the two tests that this fails are replaced by what does hold. {@link
 * S3ProxyStorageTest} has them whole, on a store that is mended.
 */
@Tag("real-servers")
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class RealS3ProxyStorageTest extends StorageContract {

  /** What the file system leaves of 255 bytes. */
  private static final int LONGEST = 218;

  private final RealServer server = RealServer.s3Proxy();
  private final String bucket = "contract-" + UUID.randomUUID();

  @Override
  public Storage open() throws Exception {
    return server.open(bucket + "/and/prefix");
  }

  @AfterEach
  void remove() throws Exception {
    Thread.interrupted();
    server.remove(bucket);
  }

  @Test
  void bytesThatChangedOnTheWayAreRefused() throws Exception {
    WrongBytes.assertRefused(storage());
  }

  @Override
  public int listingObjects() {
    return 75;
  }

  @Test
  @Override
  public void namesMayBeAsLongAsAllowed() throws Exception {
    List<String> names =
        List.of(
            "d/" + "n".repeat(LONGEST),
            "n".repeat(LONGEST),
            "x/".repeat((ObjectName.MAX_LENGTH - 1) / 2) + "n");
    for (String name : names) {
      storage().put(ObjectName.of(name), Payload.of(new byte[] {1, 2, 3}));
      assertThat(storage().info(ObjectName.of(name)).size()).isEqualTo(3);
    }
    assertThat(storage().list("", "").objects())
        .extracting(ObjectInfo::name)
        .containsExactlyElementsOf(names.stream().map(ObjectName::of).toList());
  }

  @Test
  @Override
  public void readersSeeAllOrNothingWhileAPutRuns() throws Exception {
    byte[] bytes = new byte[4 << 20];
    new Random(4).nextBytes(bytes);
    Storage writer = storage();
    Storage reader = another();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        ObjectName name = ObjectName.of("watched/" + i);
        Future<Boolean> put =
            executor.submit(
                () -> {
                  writer.put(name, Payload.of(bytes));
                  return true;
                });
        while (!put.isDone()) {
          look(reader, name, bytes);
        }
        assertThat(put.get()).isTrue();
        assertThat(look(reader, name, bytes)).as("it is there at once").isTrue();
      }
    }
  }

  private static boolean look(Storage reader, ObjectName name, byte[] bytes) throws Exception {
    try (InputStream body = Channels.newInputStream(reader.open(name, 0, Storage.TO_END))) {
      assertThat(body.readAllBytes()).isEqualTo(bytes);
      assertThat(reader.info(name).size()).isEqualTo(bytes.length);
      return true;
    } catch (StorageException.NotFound notYet) {
      return false;
    }
  }
}
