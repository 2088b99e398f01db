package io.firn.media.files.libc;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Native memory of one thread for the arguments of its calls, so that no call allocates: some 20
 * KiB, freed by the garbage collector after the thread. Each call fills it anew, nothing in it
 * outlives a call.
 */
final class CallScratch {

  private static final ThreadLocal<CallScratch> MINE = ThreadLocal.withInitial(CallScratch::new);

  /** A path that the kernel takes is at most 4096 bytes with its NUL; some more for our prefix. */
  static final int PATH_BYTES = 4096 + 64;

  static final int STATUS_BYTES = 256;
  static final int BUFFER_BYTES = 8192;

  private static final long ERRNO_AT = 0;
  private static final long STATUS_AT = 64;
  private static final long FIRST_AT = STATUS_AT + STATUS_BYTES;
  private static final long SECOND_AT = FIRST_AT + PATH_BYTES;
  private static final long BUFFER_AT = SECOND_AT + PATH_BYTES;

  private final MemorySegment memory = SystemCall.allocate(BUFFER_AT + BUFFER_BYTES);
  private final MemorySegment errno = memory.asSlice(ERRNO_AT, SystemCall.ERRNO_LAYOUT.byteSize());

  /** The same memory: before the optimising compiler comes, a buffer is the faster way to it. */
  private final ByteBuffer bytes = memory.asByteBuffer().order(ByteOrder.nativeOrder());

  private MemorySegment large;

  private CallScratch() {}

  static CallScratch mine() {
    return MINE.get();
  }

  MemorySegment errno() {
    return errno;
  }

  /** The whole of it; positions of {@link #status()} and {@link #buffer()} are addresses. */
  MemorySegment memory() {
    return memory;
  }

  /** Address of 256 bytes. */
  long status() {
    return memory.address() + STATUS_AT;
  }

  /** Address of {@link #BUFFER_BYTES} bytes. */
  long buffer() {
    return memory.address() + BUFFER_AT;
  }

  /** What a call has written to {@link #status()}; of the machine's byte order. */
  ByteBuffer statusBytes() {
    return bytes.slice((int) STATUS_AT, STATUS_BYTES).order(ByteOrder.nativeOrder());
  }

  /** Offset of an address within {@link #memory()}. */
  long offset(long address) {
    return address - memory.address();
  }

  /** Puts a path as C text into the first place for one and gives its address. */
  long first(byte[] path) throws ErrnoException {
    return put(FIRST_AT, path);
  }

  /** Puts a path as C text into the second place for one and gives its address. */
  long second(byte[] path) throws ErrnoException {
    return put(SECOND_AT, path);
  }

  private long put(long at, byte[] path) throws ErrnoException {
    if (path.length >= PATH_BYTES) {
      throw new ErrnoException(Errno.ENAMETOOLONG);
    }
    for (byte b : path) {
      if (b == 0) {
        throw new ErrnoException(Errno.EINVAL);
      }
    }
    bytes.put((int) at, path).put((int) at + path.length, (byte) 0);
    return memory.address() + at;
  }

  /** Copies out bytes that a call has written at an address within this memory. */
  byte[] bytes(long address, int length) {
    byte[] copy = new byte[length];
    bytes.get((int) offset(address), copy);
    return copy;
  }

  /** 64 KiB for what is seldom larger than {@link #buffer()}; made when first needed. */
  MemorySegment large() {
    if (large == null) {
      large = SystemCall.allocate(1 << 16);
    }
    return large;
  }
}
