package io.firn.cli.proof;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.core.storage.StorageListing;
import io.firn.core.storage.StorageReads;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The objects of a repository behind the engine's back, by the storage itself. */
final class StoredObjects {

  private static final int LARGEST = 64 << 20;

  private final Storage storage;

  /** Changed since {@link #all} was called. */
  private final Set<String> replaced = new TreeSet<>();

  StoredObjects(Storage storage) {
    this.storage = storage;
  }

  /** Names below a prefix, in order. */
  List<String> names(String prefix) throws IOException {
    return infos(prefix).stream().map(info -> info.name().value()).sorted().toList();
  }

  private List<ObjectInfo> infos(String prefix) throws IOException {
    return StorageListing.all(storage, prefix);
  }

  /** Bytes of all objects below a prefix. */
  long bytes(String prefix) throws IOException {
    return infos(prefix).stream().mapToLong(ObjectInfo::size).sum();
  }

  /** The largest object below a prefix. */
  String largest(String prefix) throws IOException {
    Map<String, Long> sizes =
        infos(prefix).stream()
            .collect(Collectors.toMap(info -> info.name().value(), ObjectInfo::size));
    return sizes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  byte[] read(String name) throws IOException {
    return StorageReads.readObject(storage, ObjectName.of(name), LARGEST);
  }

  /** What no storage does by itself. */
  void replace(String name, byte[] bytes) throws IOException {
    storage.delete(ObjectName.of(name));
    storage.put(ObjectName.of(name), Payload.of(bytes));
    replaced.add(name);
  }

  /** A copy of everything. */
  Map<String, byte[]> all() throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    for (String name : names("")) {
      all.put(name, read(name));
    }
    replaced.clear();
    return all;
  }

  /** Makes everything as in the last copy again. */
  void restore(Map<String, byte[]> copy) throws IOException {
    Set<String> present = new TreeSet<>(names(""));
    for (String name : present) {
      if (!copy.containsKey(name)) {
        storage.delete(ObjectName.of(name));
      }
    }
    for (Map.Entry<String, byte[]> object : copy.entrySet()) {
      if (!present.contains(object.getKey())) {
        storage.put(ObjectName.of(object.getKey()), Payload.of(object.getValue()));
      } else if (replaced.contains(object.getKey())) {
        replace(object.getKey(), object.getValue());
      }
    }
    replaced.clear();
  }
}
