package io.firn.core.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.ObjectName;
import io.firn.core.RepositoryException.AlreadyThere;
import io.firn.core.RepositoryException.Damaged;
import io.firn.core.RepositoryException.Missing;
import io.firn.core.RepositoryException.Refused;
import io.firn.core.RepositoryException.WrongPassword;
import io.firn.core.chunk.ChunkingParameters;
import io.firn.core.crypto.Password;
import io.firn.testkit.storage.Call;
import io.firn.testkit.storage.Fault;
import io.firn.testkit.storage.FaultyStorage;
import io.firn.testkit.storage.InMemoryStorage;
import io.firn.testkit.storage.Verb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RepositoryTest {

  private final InMemoryStorage storage = new InMemoryStorage();
  private final Environment environment = Environment.system(Optional.empty());

  private static Password password(String text) {
    return Password.of(text.toCharArray());
  }

  private Repository create(String password) throws IOException {
    return new RepositoryCreator(environment)
        .create(storage, password(password), ChunkingParameters.DEFAULT, "first");
  }

  private Repository open(String password) throws IOException {
    return new RepositoryOpener(environment).open(storage, password(password));
  }

  @Test
  void whereNothingIsThereIsNothing() throws IOException {
    assertThat(new RepositoryOpener(environment).exists(storage)).isFalse();
    assertThatThrownBy(() -> open("x"))
        .isInstanceOf(Missing.class)
        .hasMessageContaining("firn init");
  }

  @Test
  void itOpensWithItsPasswordOnly() throws IOException {
    create("right").close();
    open("right").close();
    assertThatThrownBy(() -> open("wrong")).isInstanceOf(WrongPassword.class);
  }

  @Test
  void aSecondInitLeavesTheFirstAlone() throws IOException {
    create("right").close();
    assertThatThrownBy(() -> create("other")).isInstanceOf(AlreadyThere.class);
    open("right").close();
  }

  /** At 100 ms a round trip, each request after the other would be felt. */
  @Test
  @Timeout(30)
  void keySlotsAreReadBesideTheHeader() throws IOException {
    create("right").close();
    CountDownLatch slotRead = new CountDownLatch(1);
    FaultyStorage faulty = new FaultyStorage(storage, 1);
    faulty
        .script(Call.nth(Verb.OPEN, 1).below("keys/"), Fault.after(slotRead::countDown))
        .script(Call.nth(Verb.OPEN, 1).below("firn"), Fault.before(() -> await(slotRead)));
    new RepositoryOpener(environment).open(faulty, password("right")).close();
    faulty.assertAllExercised();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void passwordsAreAddedChangedAndRemoved() throws IOException {
    try (Repository repository = create("one")) {
      repository.addPassword(password("two"), "second");
      assertThat(repository.keySlots().list()).hasSize(2);
    }
    try (Repository repository = open("two")) {
      repository.changePassword(password("three"));
    }
    assertThatThrownBy(() -> open("two")).isInstanceOf(WrongPassword.class);
    try (Repository repository = open("three")) {
      String mine = KeySlots.id(repository.slot());
      repository.keySlots().remove(mine.substring(0, 8));
      assertThat(repository.keySlots().list()).hasSize(1);
    }
    try (Repository repository = open("one")) {
      String last = KeySlots.id(repository.slot());
      assertThatThrownBy(() -> repository.keySlots().remove(last))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("only key slot");
    }
  }

  @Test
  void anEmptyPasswordIsRefused() {
    assertThatThrownBy(() -> create("")).isInstanceOf(Refused.class);
  }

  @Test
  void anotherHeaderIsNotAccepted() throws IOException {
    create("right").close();
    ObjectName header = ObjectName.of("firn");
    byte[] changed =
        new String(storage.bytes(header), StandardCharsets.UTF_8)
            .replace("\"whole\":524288", "\"whole\":524289")
            .getBytes(StandardCharsets.UTF_8);
    storage.damage(header, changed);
    assertThatThrownBy(() -> open("right")).isInstanceOf(WrongPassword.class);
  }

  @Test
  void withoutAnySlotItSaysSo() throws IOException {
    ObjectName slot;
    try (Repository repository = create("right")) {
      slot = repository.slot().name();
    }
    storage.delete(slot);
    assertThatThrownBy(() -> open("right"))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining("no key slot");
  }
}
