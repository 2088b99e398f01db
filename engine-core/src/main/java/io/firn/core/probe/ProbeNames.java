package io.firn.core.probe;

import io.firn.api.storage.ObjectName;
import io.firn.core.crypto.RandomId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The names of a probe's objects: {@code probe-ID-WHAT-NUMBER}, ID being 32 random digits. No name
 * of a repository begins so, and readers pass over it. There is no slash in it, because a storage
 * that keeps folders would keep an empty one.
 *
 * <p>Remembers each name until its object was deleted, whether or not it was ever created: a put
 * that failed may take effect later. Thread-safe.
 */
final class ProbeNames {

  /** All probes' names begin so. */
  static final String COMMON = "probe-";

  private static final Pattern NAME = Pattern.compile("probe-[0-9a-f]{32}-[a-z]+-[0-9]+");

  private final String prefix;
  private final AtomicInteger counter = new AtomicInteger();
  private final Set<ObjectName> given = ConcurrentHashMap.newKeySet();

  ProbeNames(RandomId id) {
    this.prefix = COMMON + id + "-";
  }

  /** What the names of this probe begin with. */
  String prefix() {
    return prefix;
  }

  /** A new name; numbers have six digits, so that later names sort behind. */
  ObjectName next(String what) {
    ObjectName name =
        ObjectName.of(prefix + what + "-" + "%06d".formatted(counter.incrementAndGet()));
    given.add(name);
    return name;
  }

  void forget(Collection<ObjectName> deleted) {
    deleted.forEach(given::remove);
  }

  /** Names whose objects may be there. */
  List<ObjectName> remaining() {
    return List.copyOf(given);
  }

  /** Whether some probe made this name. */
  static boolean isOfProbe(ObjectName name) {
    return NAME.matcher(name.value()).matches();
  }
}
