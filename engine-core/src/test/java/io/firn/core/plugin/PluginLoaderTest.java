package io.firn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.api.storage.StorageException;
import io.firn.api.storage.StorageFactory;
import io.firn.api.storage.StorageFactory.OpenMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginLoaderTest {

  @TempDir private Path temporary;
  private Path directory;
  private PluginFolders folders;

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = Files.createDirectory(temporary.resolve("plugins"));
    folders = new PluginFolders(directory);
  }

  private PluginLoader loader(Path... directories) {
    return new PluginLoader(PluginLoaderTest.class.getClassLoader(), List.of(directories));
  }

  @Test
  void pluginsSeeTheirOwnVersionOfALibrary() throws IOException {
    folders.storage("storage-one", "one", "1.0");
    folders.storage("two", "two", "2.0");
    try (PluginLoader loader = loader(directory)) {
      assertThat(loader.storage("one").description()).isEqualTo("1.0");
      assertThat(loader.storage("two").description()).isEqualTo("2.0");
    }
  }

  @Test
  void findsAPluginInAFolderOfAnyName() throws IOException {
    folders.storage("vendor-9.1", "one", "1.0");
    try (PluginLoader loader = loader(directory)) {
      assertThat(loader.storage("one").name()).isEqualTo("one");
    }
  }

  @Test
  void opensOnlyTheFolderThatIsCalledLikeThePlugin() throws IOException {
    folders.storage("one", "one", "1.0");
    folders.broken("two");
    try (PluginLoader loader = loader(directory)) {
      // Would fail if the broken folder were looked into.
      assertThat(loader.storage("one").name()).isEqualTo("one");
    }
  }

  @Test
  void aBrokenPluginIsNamedAndHurtsNoOther() throws IOException {
    folders.storage("zz", "one", "1.0");
    Path broken = folders.broken("aa");
    try (PluginLoader loader = loader(directory)) {
      assertThat(loader.storage("one").name()).isEqualTo("one");
      Plugins<StorageFactory> all = loader.storages();
      assertThat(all.found()).extracting(StorageFactory::name).contains("one");
      assertThat(all.broken()).hasSize(1);
      assertThat(all.broken().getFirst()).hasMessageContaining(broken.toString());
      assertThatThrownBy(() -> loader.storage("aa"))
          .isInstanceOf(PluginException.Broken.class)
          .hasMessageContaining(broken.toString());
    }
  }

  @Test
  void anEmptyFolderIsBroken() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    try (PluginLoader loader = loader(directory)) {
      assertThat(loader.storages().broken().getFirst())
          .hasMessageContaining(empty.toString())
          .hasMessageContaining("no jar in it");
    }
  }

  @Test
  void anUnknownStorageIsAnsweredWithThoseThereAre() throws IOException {
    folders.storage("one", "one", "1.0");
    folders.storage("two", "two", "1.0");
    try (PluginLoader loader = loader(directory)) {
      assertThatThrownBy(() -> loader.storage("three"))
          .isInstanceOf(PluginException.Unknown.class)
          .hasMessageContaining("unknown storage 'three'")
          .hasMessageContaining("one, two");
      assertThatThrownBy(() -> loader.media("three")).hasMessageContaining("unknown media");
    }
  }

  @Test
  void theFirstDirectoryWins() throws IOException {
    folders.storage("one", "one", "1.0");
    Path second = Files.createDirectory(temporary.resolve("second"));
    new PluginFolders(second).storage("one", "one", "2.0");
    try (PluginLoader loader = loader(second, directory)) {
      assertThat(loader.storage("one").description()).isEqualTo("2.0");
      assertThat(loader.storages().found())
          .filteredOn(factory -> factory.name().equals("one"))
          .extracting(StorageFactory::description)
          .containsExactly("2.0");
    }
  }

  @Test
  void aDirectoryThatDoesNotExistIsPassedOver() throws IOException {
    folders.storage("one", "one", "1.0");
    try (PluginLoader loader = loader(temporary.resolve("nowhere"), directory)) {
      assertThat(loader.storage("one").name()).isEqualTo("one");
    }
  }

  @Test
  void theContextLoaderIsThePluginsWhileItOpens() throws IOException {
    folders.storage("one", "one", "1.0");
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (PluginLoader loader = loader(directory)) {
      StorageFactory factory = loader.storage("one");
      assertThatThrownBy(
              () -> factory.open("x", OpenMode.READ, OptionValues.none(factory.options())))
          .isInstanceOf(StorageException.class)
          .hasMessage("plugin one");
    }
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void aPluginSeesNothingOfTheEngineButTheInterface() throws Exception {
    Path folder = folders.storage("one", "one", "1.0");
    try (PluginClassLoader loader =
        PluginClassLoader.of(folder, PluginLoaderTest.class.getClassLoader())) {
      assertThat(loader.loadClass("io.firn.api.storage.Storage"))
          .isSameAs(io.firn.api.storage.Storage.class);
      assertThatThrownBy(() -> loader.loadClass("io.firn.core.plugin.PluginLoader"))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }
}
