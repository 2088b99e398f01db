package io.firn.storage.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.storage.CreateOnly;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract over SFTP, against a server that can only rename. */
@Tag("long")
class SftpWithoutLinksTest extends EmbeddedSftpContract {

  @BeforeAll
  static void startServer() throws Exception {
    start(false);
  }

  @Override
  public int listingObjects() {
    return 45;
  }

  @Override
  public int bigObjectSize() {
    return 1 << 20;
  }

  @Test
  void withoutHardLinksItIsDetectable() throws Exception {
    assertThat(storage().createOnly()).isEqualTo(CreateOnly.DETECTABLE);
  }
}
