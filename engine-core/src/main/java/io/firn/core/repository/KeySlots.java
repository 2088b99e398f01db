package io.firn.core.repository;

import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.api.storage.StorageException;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.concurrent.Parallel;
import io.firn.core.crypto.Argon2Cost;
import io.firn.core.crypto.MasterKey;
import io.firn.core.crypto.Password;
import io.firn.core.format.KeySlot;
import io.firn.core.format.ObjectKind;
import io.firn.core.format.ObjectNames;
import io.firn.core.format.PublicHeader;
import io.firn.core.storage.StorageListing;
import io.firn.core.storage.StorageReads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The key slots of a repository: each opens it with a password of its own. */
public final class KeySlots {

  /** Slots read at a time. */
  static final int AT_ONCE = 8;

  private final Storage storage;
  private final PublicHeader header;

  KeySlots(Storage storage, PublicHeader header) {
    this.storage = storage;
    this.header = header;
  }

  /** All slots, by their names. */
  public List<KeySlot> list() throws IOException {
    List<KeySlot> slots = new ArrayList<>();
    try (Parallel requests = new Parallel("reading the key slots", AT_ONCE)) {
      for (Parallel.Pending<KeySlot> slot : read(storage, requests)) {
        slots.add(slot.get());
      }
    }
    return slots;
  }

  /** Starts to read each slot as soon as it is listed. */
  static List<Parallel.Pending<KeySlot>> read(Storage storage, Parallel requests)
      throws StorageException {
    List<Parallel.Pending<KeySlot>> slots = new ArrayList<>();
    StorageListing listing = StorageListing.of(storage, ObjectKind.KEY_SLOT.prefix());
    while (listing.hasNext()) {
      ObjectName name = listing.next().name();
      if (ObjectNames.randomId(ObjectKind.KEY_SLOT, name).isPresent()) {
        slots.add(requests.start(() -> read(storage, name)));
      }
    }
    return slots;
  }

  private static KeySlot read(Storage storage, ObjectName name) throws IOException {
    return KeySlot.parse(name, StorageReads.readObject(storage, name, KeySlot.LARGEST));
  }

  /** Stores a new slot for the same master key. */
  KeySlot add(MasterKey master, Password password, String label, Environment environment)
      throws IOException {
    if (password.isEmpty()) {
      throw new Refused("an empty password protects nothing; give one");
    }
    KeySlot slot =
        KeySlot.create(
            header,
            master,
            password,
            Argon2Cost.DEFAULT,
            label,
            environment.clock().instant(),
            environment.random());
    storage.put(slot.name(), Payload.of(slot.encoded()));
    return slot;
  }

  /**
   * Removes the one slot whose id begins with {@code prefix}.
   *
   * @throws Refused when it is the only slot, or when none or several have this prefix
   */
  public KeySlot remove(String prefix) throws IOException {
    List<KeySlot> slots = list();
    List<KeySlot> matches = slots.stream().filter(slot -> id(slot).startsWith(prefix)).toList();
    if (prefix.isEmpty() || matches.size() != 1) {
      throw new Refused(
          "%d key slots begin with '%s'; see: firn key list".formatted(matches.size(), prefix));
    }
    if (slots.size() == 1) {
      throw new Refused("this is the only key slot; add another one first: firn key add");
    }
    storage.delete(matches.getFirst().name());
    return matches.getFirst();
  }

  /** 32 hexadecimal digits: the last part of the slot's name. */
  public static String id(KeySlot slot) {
    return slot.name().value().substring(ObjectKind.KEY_SLOT.prefix().length());
  }
}
