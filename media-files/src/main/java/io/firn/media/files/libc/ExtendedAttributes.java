package io.firn.media.files.libc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firn.api.media.ExtendedAttribute;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Extended attributes of one entry. Linux lists them relative to a directory since 6.13, which
 * takes 3 us less an entry than the way for older ones: naming it {@code /proc/self/fd/N/name},
 * where only the last component is looked up and not followed. An open file is {@code
 * /proc/self/fd/N}, whatever its name. Most entries have none, so values are only read by path.
 */
public final class ExtendedAttributes {

  private static final String DESCRIPTORS = "/proc/self/fd/";
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;

  /** Whether the kernel lists relative to a directory, as far as is known. */
  private static volatile boolean listsRelatively = true;

  private final int descriptor;

  /** Null for the open file itself. */
  private final byte[] name;

  private final boolean relative;

  private ExtendedAttributes(int descriptor, byte[] name, boolean relative) {
    this.descriptor = descriptor;
    this.name = name;
    this.relative = relative;
  }

  /** Those of an entry of an open directory itself. */
  public static ExtendedAttributes of(int directory, byte[] name) {
    return new ExtendedAttributes(directory, name, listsRelatively);
  }

  /** As {@link #of(int, byte[])} on a kernel before 6.13. */
  static ExtendedAttributes byPath(int directory, byte[] name) {
    return new ExtendedAttributes(directory, name, false);
  }

  /** Those of an open file, also of one opened by {@link OpenFlags#PATH_ONLY}. */
  public static ExtendedAttributes of(int descriptor) {
    return new ExtendedAttributes(descriptor, null, false);
  }

  /** All of them, sorted by name; none where the file system has none. */
  public List<ExtendedAttribute> read() throws ErrnoException {
    CallScratch scratch = CallScratch.mine();
    List<String> names = names(scratch);
    if (names.isEmpty()) {
      return List.of();
    }
    long at = scratch.first(path());
    List<ExtendedAttribute> found = new ArrayList<>();
    for (String each : names) {
      byte[] value = value(scratch, at, each);
      if (value != null) {
        found.add(new ExtendedAttribute(each, value));
      }
    }
    found.sort(Comparator.comparing(ExtendedAttribute::name));
    return found;
  }

  private byte[] path() {
    String file = DESCRIPTORS + descriptor;
    if (name == null) {
      return file.getBytes(UTF_8);
    }
    byte[] prefix = (file + "/").getBytes(UTF_8);
    byte[] path = Arrays.copyOf(prefix, prefix.length + name.length);
    System.arraycopy(name, 0, path, prefix.length, name.length);
    return path;
  }

  private List<String> names(CallScratch scratch) throws ErrnoException {
    long room = scratch.buffer();
    long length = list(scratch, room, CallScratch.BUFFER_BYTES);
    if (length == 0 || length == -Errno.EOPNOTSUPP) {
      return List.of();
    }
    byte[] names;
    if (length == -Errno.ERANGE) {
      MemorySegment large = scratch.large();
      long all = list(scratch, large.address(), large.byteSize());
      names = copy(large, Descriptors.checked(all));
    } else {
      names = scratch.bytes(room, (int) Descriptors.checked(length));
    }
    return List.of(new String(names, UTF_8).split("\0"));
  }

  private long list(CallScratch scratch, long room, long size) throws ErrnoException {
    if (relative) {
      long at = scratch.first(name);
      long length = SystemCall.LISTXATTRAT.call(descriptor, at, AT_SYMLINK_NOFOLLOW, room, size);
      // Older container runtimes deny what they do not know.
      if (length != -Errno.ENOSYS && length != -Errno.EPERM) {
        return length;
      }
      listsRelatively = false;
    }
    SystemCall list = name == null ? SystemCall.LISTXATTR : SystemCall.LLISTXATTR;
    return list.call(scratch.first(path()), room, size);
  }

  /** Null when it was removed meanwhile. */
  private byte[] value(CallScratch scratch, long at, String attribute) throws ErrnoException {
    SystemCall get = name == null ? SystemCall.GETXATTR : SystemCall.LGETXATTR;
    long named = scratch.second(attribute.getBytes(UTF_8));
    long room = scratch.buffer();
    long length = get.call(at, named, room, CallScratch.BUFFER_BYTES);
    if (length == -Errno.ENODATA) {
      return null;
    }
    if (length != -Errno.ERANGE) {
      return scratch.bytes(room, (int) Descriptors.checked(length));
    }
    MemorySegment large = scratch.large();
    return copy(large, get.require(at, named, large.address(), large.byteSize(), 0));
  }

  private static byte[] copy(MemorySegment from, long length) {
    byte[] bytes = new byte[(int) length];
    MemorySegment.copy(from, ValueLayout.JAVA_BYTE, 0, bytes, 0, bytes.length);
    return bytes;
  }

  /** Sets one, new or not; only by {@link #of(int)}. */
  public void set(ExtendedAttribute attribute) throws ErrnoException {
    CallScratch scratch = CallScratch.mine();
    MemorySegment value = scratch.large();
    int length = attribute.value().length;
    if (length > value.byteSize()) {
      throw new ErrnoException(Errno.ERANGE); // the kernel takes no more than 64 KiB
    }
    MemorySegment.copy(attribute.value(), 0, value, ValueLayout.JAVA_BYTE, 0, length);
    long named = scratch.second(attribute.name().getBytes(UTF_8));
    SystemCall.SETXATTR.require(scratch.first(path()), named, value.address(), length, 0);
  }

  /** Removes one; only by {@link #of(int)}. */
  public void remove(String attribute) throws ErrnoException {
    CallScratch scratch = CallScratch.mine();
    long named = scratch.second(attribute.getBytes(UTF_8));
    SystemCall.REMOVEXATTR.require(scratch.first(path()), named, 0, 0, 0);
  }
}
