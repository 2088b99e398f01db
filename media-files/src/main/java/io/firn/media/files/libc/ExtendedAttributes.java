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
 * Extended attributes of one entry. The kernel had no calls for them relative to a directory before
 * 6.13, so an entry is named {@code /proc/self/fd/N/name}, where only the last component is looked
 * up and not followed, or {@code /proc/self/fd/N} by an open file, which is that file whatever its
 * name.
 */
public final class ExtendedAttributes {

  private static final String DESCRIPTORS = "/proc/self/fd/";

  private final byte[] path;
  private final boolean entry;

  private ExtendedAttributes(byte[] path, boolean entry) {
    this.path = path;
    this.entry = entry;
  }

  /** Those of an entry of an open directory itself. */
  public static ExtendedAttributes of(int directory, byte[] name) {
    byte[] prefix = (DESCRIPTORS + directory + "/").getBytes(UTF_8);
    byte[] path = Arrays.copyOf(prefix, prefix.length + name.length);
    System.arraycopy(name, 0, path, prefix.length, name.length);
    return new ExtendedAttributes(path, true);
  }

  /** Those of an open file, also of one opened by {@link OpenFlags#PATH_ONLY}. */
  public static ExtendedAttributes of(int descriptor) {
    return new ExtendedAttributes((DESCRIPTORS + descriptor).getBytes(UTF_8), false);
  }

  /** All of them, sorted by name; none where the file system has none. */
  public List<ExtendedAttribute> read() throws ErrnoException {
    CallScratch scratch = CallScratch.mine();
    long at = scratch.first(path);
    List<ExtendedAttribute> found = new ArrayList<>();
    for (String name : names(scratch, at)) {
      byte[] value = value(scratch, at, name);
      if (value != null) {
        found.add(new ExtendedAttribute(name, value));
      }
    }
    found.sort(Comparator.comparing(ExtendedAttribute::name));
    return found;
  }

  private List<String> names(CallScratch scratch, long at) throws ErrnoException {
    SystemCall list = entry ? SystemCall.LLISTXATTR : SystemCall.LISTXATTR;
    long room = scratch.buffer();
    long length = list.call(at, room, CallScratch.BUFFER_BYTES);
    if (length == 0 || length == -Errno.EOPNOTSUPP) {
      return List.of();
    }
    byte[] names;
    if (length == -Errno.ERANGE) {
      MemorySegment large = scratch.large();
      names = copy(large, list.require(at, large.address(), large.byteSize(), 0, 0));
    } else {
      names = scratch.bytes(room, (int) Descriptors.checked(length));
    }
    return List.of(new String(names, UTF_8).split("\0"));
  }

  /** Null when it was removed meanwhile. */
  private byte[] value(CallScratch scratch, long at, String name) throws ErrnoException {
    SystemCall get = entry ? SystemCall.LGETXATTR : SystemCall.GETXATTR;
    long named = scratch.second(name.getBytes(UTF_8));
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
    SystemCall.SETXATTR.require(scratch.first(path), named, value.address(), length, 0);
  }

  /** Removes one; only by {@link #of(int)}. */
  public void remove(String name) throws ErrnoException {
    CallScratch scratch = CallScratch.mine();
    long named = scratch.second(name.getBytes(UTF_8));
    SystemCall.REMOVEXATTR.require(scratch.first(path), named, 0, 0, 0);
  }
}
