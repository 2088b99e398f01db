package io.firn.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSchException;
import io.firn.api.storage.CreateOnly;
import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.net.ConnectException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract over SFTP, against a server that offers hard links. */
class SftpEmbeddedTest extends EmbeddedSftpContract {

  @BeforeAll
  static void startServer() throws Exception {
    start(true);
  }

  @Override
  public int listingObjects() {
    return 75;
  }

  @Override
  public int bigObjectSize() {
    return 4 << 20;
  }

  @Test
  void hardLinksMakeItExclusive() throws Exception {
    assertThat(storage().createOnly()).isEqualTo(CreateOnly.EXCLUSIVE);
  }

  @Test
  void aWrongPasswordIsDeniedAndNotRepeated() {
    SftpSettings wrong =
        new SftpSettings(
            server().settings().knownHosts(), List.of(), Optional.of("hunter2"), Optional.empty());
    assertThatThrownBy(() -> SftpStorage.open(server().address(temp), wrong, OpenMode.READ))
        .isInstanceOf(StorageException.Denied.class)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void anUnknownHostKeyIsRefused() {
    SftpSettings unknown =
        new SftpSettings(
            temp.resolve("none"), List.of(), server().settings().password(), Optional.empty());
    assertThatThrownBy(() -> SftpStorage.open(server().address(temp), unknown, OpenMode.READ))
        .isInstanceOf(StorageException.Misconfigured.class)
        .hasMessageContaining("(ecdsa-sha2-nistp256 SHA256:")
        .hasMessageContaining("ssh-keyscan -p ")
        .hasMessageEndingWith(" 127.0.0.1 >> " + temp.resolve("none"));
  }

  @Test
  void aRefusedConnectionIsSaidInWordsWithoutTheNameOfAClass() {
    SftpAddress nobody = new SftpAddress("tester", "127.0.0.1", 1, temp.toString());
    StorageException error =
        new SftpLoginErrors(nobody, server().settings())
            .typed(
                new JSchException(
                    "java.net.ConnectException: Connection refused",
                    new ConnectException("Connection refused")),
                Optional.empty());
    assertThat(error)
        .isInstanceOf(StorageException.Transient.class)
        .hasMessage(
            "cannot connect to 127.0.0.1 port 1: connection refused; does an SSH server listen"
                + " there?");
    StorageException odd =
        new SftpLoginErrors(nobody, server().settings())
            .typed(new JSchException("java.io.EOFException: the end"), Optional.empty());
    assertThat(odd).hasMessage("cannot connect to 127.0.0.1 port 1: the end");
  }
}
