package io.firn.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory.OpenMode;
import io.firn.testkit.plugin.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate an authority has signed that no machine knows. */
@Timeout(60)
class TrustTest {

  @TempDir private static Path folder;
  private static Path authority;
  private static ScriptedS3 s3;
  private static AwsSurroundings keys;

  @BeforeAll
  static void start() throws Exception {
    TestAuthority made = TestAuthority.in(folder);
    authority = made.pem();
    s3 = new ScriptedS3(asked -> ScriptedS3.EMPTY_LISTING, made.server());
    keys = new AwsSurroundings(folder);
    keys.set("aws.accessKeyId", "an-access-key").set("aws.secretAccessKey", "a-secret-key");
  }

  @AfterAll
  static void stop() {
    keys.close();
    s3.close();
  }

  private static void open(String server, String... more) throws StorageException {
    Options given =
        Options.of(
                Stream.concat(Stream.of("endpoint", server), Stream.of(more))
                    .toArray(String[]::new))
            .declaredBy(S3Options.specs());
    new S3StorageFactory().open("bucket", OpenMode.READ, given).close();
  }

  private static StorageException refused(String server, String... more) {
    StorageException error = catchThrowableOfType(StorageException.class, () -> open(server, more));
    assertThat(error).isInstanceOf(StorageException.Misconfigured.class);
    assertThat(error.getMessage()).doesNotContain("\n");
    return error;
  }

  private static String address() {
    return s3.address().toString();
  }

  @Test
  void theGivenAuthorityIsBelieved() throws Exception {
    open(address(), "ca-file", authority.toString());
    assertThat(s3.asked().getLast().header("Authorization")).contains("an-access-key");
  }

  @Test
  void anUnknownAuthorityIsRefusedWithTheWayOut() {
    assertThat(refused(address()))
        .hasMessageStartingWith("no trusted connection to " + address())
        .hasMessageEndingWith("name its CA file by --ca-file");
  }

  @Test
  void theNameOfTheHostIsChecked() {
    assertThat(
            refused(address().replace("127.0.0.1", "localhost"), "ca-file", authority.toString()))
        .hasMessageContaining("no trusted connection to https://localhost");
  }

  @Test
  void aFileThatHasNoAuthorityIsSaid() throws Exception {
    Path file = folder.resolve("ca.pem");
    assertThat(refused(address(), "ca-file", file.toString()))
        .hasMessage("there is no CA file " + file);
    Files.writeString(file, "");
    assertThat(refused(address(), "ca-file", file.toString()))
        .hasMessage("the CA file " + file + " is empty");
    Files.writeString(file, "no certificate\n");
    assertThat(refused(address(), "ca-file", file.toString()))
        .hasMessage("the CA file " + file + " has no certificates in PEM");
    Files.delete(file);
  }
}
