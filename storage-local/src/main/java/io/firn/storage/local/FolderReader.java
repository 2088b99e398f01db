package io.firn.storage.local;

import io.firn.storage.local.FolderListing.Child;
import io.firn.storage.local.FolderListing.Visitor;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads folders of this machine for listings.
 *
 * @param root the folder that names are relative to
 */
record FolderReader(Path root) implements FolderListing.Reader {

  @Override
  public void read(String folder, Visitor visitor) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(root.resolve(folder))) {
      for (Path path : stream) {
        visitor.visit(path.getFileName().toString(), () -> look(path));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // No object begins like this; or the folder went away meanwhile, and what was in it is gone.
      return;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static Child look(Path path) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isDirectory() && !attributes.isRegularFile()) {
        return null;
      }
      return new Child(
          attributes.isDirectory(), attributes.size(), attributes.lastModifiedTime().toInstant());
    } catch (NoSuchFileException deletedMeanwhile) {
      return null;
    }
  }
}
