package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.Payload;
import io.firn.api.storage.StorageException;
import io.firn.storage.s3.ScriptedS3.Asked;
import io.firn.storage.s3.ScriptedS3.Reply;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The payload hears of each piece before it is sent, and may hold it or end the upload. */
@Timeout(60)
class SendingTest {

  private static final byte[] BYTES = new byte[1_000_001];

  static {
    new Random(5).nextBytes(BYTES);
  }

  /** What the payload does with each piece. */
  @FunctionalInterface
  private interface Sending {
    void sending(int bytes) throws StorageException;
  }

  private static Payload payload(Sending sending) {
    return new Payload() {
      @Override
      public long length() {
        return BYTES.length;
      }

      @Override
      public List<ByteBuffer> buffers() {
        ByteBuffer all = ByteBuffer.wrap(BYTES).asReadOnlyBuffer();
        return List.of(all.slice(0, 300_000), all.slice(300_000, BYTES.length - 300_000));
      }

      @Override
      public void sending(int bytes) throws StorageException {
        sending.sending(bytes);
      }
    };
  }

  private static Reply answer(Asked asked) {
    if (asked.isListing()) {
      return ScriptedS3.EMPTY_LISTING;
    }
    return asked.target().getPath().endsWith(CreateCondition.KEY)
        ? Reply.refusal(412, "PreconditionFailed", "")
        : Reply.of(200);
  }

  @Test
  void eachByteThatGoesOutIsToldOnceInSmallPieces() throws Exception {
    Queue<Integer> pieces = new ConcurrentLinkedQueue<>();
    try (ScriptedS3 s3 = new ScriptedS3(SendingTest::answer);
        S3Storage storage = ErrorLinesTest.open(s3)) {
      storage.put(ErrorLinesTest.name("a"), payload(pieces::add));
      assertThat(s3.asked().getLast().body()).isEqualTo(BYTES);
    }
    // Not what is read to sign it, nor what else is put.
    assertThat(pieces.stream().mapToInt(Integer::intValue).sum()).isEqualTo(BYTES.length);
    assertThat(pieces).allMatch(size -> size > 0 && size <= 64 << 10);
  }

  @Test
  void whatItThrowsEndsTheUploadAsItIs() throws Exception {
    StorageException enough = new StorageException.Transient("enough", null);
    try (ScriptedS3 s3 = new ScriptedS3(SendingTest::answer);
        S3Storage storage = ErrorLinesTest.open(s3)) {
      Payload refusing =
          payload(
              bytes -> {
                throw enough;
              });
      assertThatThrownBy(() -> storage.put(ErrorLinesTest.name("a"), refusing)).isSameAs(enough);
    }
  }

  @Test
  void anInterruptEndsAnUploadThatIsHeld() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger pieces = new AtomicInteger();
    Thread caller = Thread.currentThread();
    try (ScriptedS3 s3 = new ScriptedS3(SendingTest::answer);
        S3Storage storage = ErrorLinesTest.open(s3)) {
      Payload held =
          payload(
              bytes -> {
                pieces.incrementAndGet();
                caller.interrupt();
                try {
                  end.await();
                } catch (InterruptedException e) {
                  throw new StorageException.Interrupted("held", e);
                }
              });
      assertThatThrownBy(() -> storage.put(ErrorLinesTest.name("a"), held))
          .isInstanceOf(StorageException.Interrupted.class);
      assertThat(Thread.interrupted()).as("interrupt flag set again").isTrue();
    } finally {
      end.countDown();
    }
    assertThat(pieces).as("pieces, of which none follows when nobody waits").hasValue(1);
  }
}
