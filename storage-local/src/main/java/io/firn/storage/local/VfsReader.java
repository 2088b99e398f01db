package io.firn.storage.local;

import io.firn.storage.local.FolderListing.Child;
import io.firn.storage.local.FolderListing.Visitor;
import java.io.IOException;
import java.time.Instant;
import org.apache.commons.vfs2.FileObject;

/**
 * Reads folders of a Commons VFS file system for listings.
 *
 * @param root the folder that names are relative to
 */
record VfsReader(FileObject root) implements FolderListing.Reader {

  @Override
  public void read(String folder, Visitor visitor) throws IOException {
    FileObject found = folder.isEmpty() ? root : root.resolveFile(folder);
    if (!found.isFolder()) {
      return;
    }
    for (FileObject child : found.getChildren()) {
      visitor.visit(child.getName().getBaseName(), () -> look(child));
    }
  }

  private static Child look(FileObject file) throws IOException {
    if (file.isFolder()) {
      return new Child(true, 0, Instant.EPOCH);
    }
    if (!file.isFile()) {
      return null;
    }
    return new Child(false, file.getContent().getSize(), VfsStorage.modified(file));
  }
}
