package io.firn.media.files.libc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.media.ExtendedAttribute;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways of newer and of older kernels find the same. */
class ExtendedAttributesTest {

  private static final byte[] NAME = "file".getBytes(UTF_8);

  @TempDir Path folder;
  private int directory;

  @BeforeEach
  void open() throws Exception {
    Files.writeString(folder.resolve("file"), "x");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
    byte[] path = folder.toString().getBytes(UTF_8);
    directory = Descriptors.open(Descriptors.WORKING_DIRECTORY, path, OpenFlags.DIRECTORY, 0);
  }

  @AfterEach
  void close() {
    Descriptors.close(directory);
  }

  private List<String> read(ExtendedAttributes attributes) throws ErrnoException {
    return attributes.read().stream().map(ExtendedAttribute::name).toList();
  }

  @Test
  void severalManyAndNone() throws Exception {
    assertThat(read(ExtendedAttributes.of(directory, NAME))).isEmpty();
    assertThat(read(ExtendedAttributes.byPath(directory, NAME))).isEmpty();
    var view =
        Files.getFileAttributeView(folder.resolve("file"), UserDefinedFileAttributeView.class);
    view.write("b", ByteBuffer.wrap(new byte[] {1}));
    view.write("a", ByteBuffer.wrap(new byte[] {2}));
    assertThat(read(ExtendedAttributes.of(directory, NAME))).containsExactly("user.a", "user.b");
    assertThat(ExtendedAttributes.byPath(directory, NAME).read())
        .usingRecursiveComparison()
        .isEqualTo(ExtendedAttributes.of(directory, NAME).read());
  }

  @Test
  void aSymbolicLinkIsNotFollowed() throws Exception {
    Files.getFileAttributeView(folder.resolve("file"), UserDefinedFileAttributeView.class)
        .write("a", ByteBuffer.wrap(new byte[] {1}));
    byte[] link = "link".getBytes(UTF_8);
    assertThat(read(ExtendedAttributes.of(directory, link))).isEmpty();
    assertThat(read(ExtendedAttributes.byPath(directory, link))).isEmpty();
  }

  @Test
  void whatIsNotThereIsGone() {
    byte[] missing = "missing".getBytes(UTF_8);
    assertThatThrownBy(ExtendedAttributes.of(directory, missing)::read)
        .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.isGone()).isTrue());
    assertThatThrownBy(ExtendedAttributes.byPath(directory, missing)::read)
        .isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.isGone()).isTrue());
  }
}
