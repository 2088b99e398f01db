package io.firn.core.repository;

import io.firn.api.storage.Storage;
import io.firn.core.RepositoryException;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.WrongPassword;
import io.firn.core.concurrent.Parallel;
import io.firn.core.concurrent.Parallel.Pending;
import io.firn.core.crypto.Password;
import io.firn.core.format.KeySlot;
import io.firn.core.format.PublicHeader;
import java.io.IOException;
import java.util.List;

/**
 * A repository that was found and waits for its password. Its key slots are being read meanwhile.
 */
public final class LockedRepository implements AutoCloseable {

  private final Storage storage;
  private final PublicHeader header;
  private final Parallel requests;
  private final Pending<List<Pending<KeySlot>>> slots;
  private final Environment environment;

  /**
   * Waits for the password.
   *
   * @param requests closed with this
   */
  LockedRepository(
      Storage storage,
      PublicHeader header,
      Parallel requests,
      Pending<List<Pending<KeySlot>>> slots,
      Environment environment) {
    this.storage = storage;
    this.header = header;
    this.requests = requests;
    this.slots = slots;
    this.environment = environment;
  }

  /**
   * Tries the password on every slot, each for one evaluation of the KDF. A damaged slot is passed
   * over as long as another one opens.
   *
   * @throws WrongPassword when none opens
   */
  public Repository unlock(Password password) throws IOException {
    RepositoryException damage = null;
    int tried = 0;
    for (Pending<KeySlot> pending : slots.get()) {
      try {
        KeySlot slot = pending.get();
        tried++;
        return new Repository(storage, header, slot.unlock(header, password), slot, environment);
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

  @Override
  public void close() {
    requests.close();
  }
}
