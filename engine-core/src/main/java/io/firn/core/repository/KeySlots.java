package io.firn.core.repository;

import io.firn.api.storage.ObjectInfo;
import io.firn.api.storage.ObjectName;
import io.firn.api.storage.Payload;
import io.firn.api.storage.Storage;
import io.firn.core.RepositoryException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.RepositoryException.WrongPassword;
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

  private final Storage storage;
  private final PublicHeader header;

  KeySlots(Storage storage, PublicHeader header) {
    this.storage = storage;
    this.header = header;
  }

  /**
   * A slot that a password opened.
   *
   * @param master the caller closes it
   */
  record Unlocked(KeySlot slot, MasterKey master) {}

  /** All slots, by their names. */
  public List<KeySlot> list() throws IOException {
    List<KeySlot> slots = new ArrayList<>();
    for (ObjectName name : names()) {
      slots.add(read(name));
    }
    return slots;
  }

  private List<ObjectName> names() throws IOException {
    return StorageListing.all(storage, ObjectKind.KEY_SLOT.prefix()).stream()
        .map(ObjectInfo::name)
        .filter(name -> ObjectNames.randomId(ObjectKind.KEY_SLOT, name).isPresent())
        .toList();
  }

  private KeySlot read(ObjectName name) throws IOException {
    return KeySlot.parse(name, StorageReads.readObject(storage, name, KeySlot.LARGEST));
  }

  /**
   * Tries the password on every slot. A damaged slot is passed over as long as another one opens.
   *
   * @throws WrongPassword when none opens
   */
  Unlocked unlock(Password password) throws IOException {
    RepositoryException damage = null;
    int tried = 0;
    for (ObjectName name : names()) {
      try {
        KeySlot slot = read(name);
        tried++;
        return new Unlocked(slot, slot.unlock(header, password));
      } catch (WrongPassword e) {
        // The next slot may be the one.
      } catch (Damaged | RepositoryException.Unsupported e) {
        damage = e;
      }
    }
    if (tried == 0) {
      throw damage != null
          ? damage
          : new Damaged("the repository has no key slot; without one nothing can be read", null);
    }
    throw new WrongPassword("wrong password: none of %d key slots opens with it".formatted(tried));
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
