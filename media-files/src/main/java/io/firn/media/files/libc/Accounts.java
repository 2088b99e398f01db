package io.firn.media.files.libc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of users and groups, asked of the system (which may ask a directory service) once each and
 * then remembered, also when there is none. Safe for many threads.
 */
public final class Accounts {

  private static final FunctionDescriptor BY_NUMBER =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_LONG,
          ValueLayout.ADDRESS);
  private static final FunctionDescriptor BY_NAME =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.ADDRESS,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_LONG,
          ValueLayout.ADDRESS);

  /** {@code pw_name} and {@code gr_name} come first, {@code pw_uid} and {@code gr_gid} third. */
  private static final long NUMBER_AT = 16;

  private static final long RECORD_BYTES = 128;

  /** A group's record holds all its members: some sites have thousands. */
  private static final long TEXT_BYTES = 1 << 18;

  private final String byNumber;
  private final String byName;
  private final Map<Long, String> names = new ConcurrentHashMap<>();
  private final Map<String, OptionalLong> numbers = new ConcurrentHashMap<>();
  private volatile Last last = new Last(-1, "");

  private record Last(long number, String name) {}

  private Accounts(String byNumber, String byName) {
    this.byNumber = byNumber;
    this.byName = byName;
  }

  public static Accounts users() {
    return new Accounts("getpwuid_r", "getpwnam_r");
  }

  public static Accounts groups() {
    return new Accounts("getgrgid_r", "getgrnam_r");
  }

  /** The name of a number; empty when it has none. */
  public String name(long number) {
    Last known = last; // nearly always the same as for the entry before
    if (known.number == number) {
      return known.name;
    }
    String name = names.computeIfAbsent(number, this::askName);
    last = new Last(number, name);
    return name;
  }

  /** The number of a name, if this machine knows it. */
  public OptionalLong number(String name) {
    return name.isEmpty() ? OptionalLong.empty() : numbers.computeIfAbsent(name, this::askNumber);
  }

  private String askName(long number) {
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle handle = link(byNumber, BY_NUMBER);
      MemorySegment record = arena.allocate(RECORD_BYTES, 8);
      MemorySegment text = arena.allocate(TEXT_BYTES);
      MemorySegment found = arena.allocate(ValueLayout.ADDRESS);
      int ignored = (int) handle.invokeExact((int) number, record, text, TEXT_BYTES, found);
      if (found.get(ValueLayout.ADDRESS, 0).address() == 0) {
        return "";
      }
      long name = record.get(ValueLayout.ADDRESS, 0).address() - text.address();
      return text.getString(name, UTF_8);
    } catch (Throwable t) {
      throw new IllegalStateException("cannot call " + byNumber, t);
    }
  }

  private OptionalLong askNumber(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle handle = link(byName, BY_NAME);
      MemorySegment record = arena.allocate(RECORD_BYTES, 8);
      MemorySegment text = arena.allocate(TEXT_BYTES);
      MemorySegment found = arena.allocate(ValueLayout.ADDRESS);
      MemorySegment asked = arena.allocateFrom(name, UTF_8);
      int ignored = (int) handle.invokeExact(asked, record, text, TEXT_BYTES, found);
      if (found.get(ValueLayout.ADDRESS, 0).address() == 0) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(Integer.toUnsignedLong(record.get(ValueLayout.JAVA_INT, NUMBER_AT)));
    } catch (Throwable t) {
      throw new IllegalStateException("cannot call " + byName, t);
    }
  }

  /** Linked for each question: there are few, as the answers are remembered. */
  @SuppressWarnings("restricted") // arguments and result are as POSIX says
  private static MethodHandle link(String function, FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), shape);
  }
}
