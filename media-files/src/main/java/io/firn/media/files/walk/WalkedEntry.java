package io.firn.media.files.walk;

import io.firn.api.media.ContentReader;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.MediaException;
import io.firn.api.media.TreeEntry;

/** An entry that can be opened as long as its source is open. */
record WalkedEntry(FileAttributes attributes, SourceFolder folder, byte[] name)
    implements TreeEntry {

  @Override
  public ContentReader open() throws MediaException {
    if (attributes.type() != FileType.FILE || attributes.hardLinkTo().isPresent()) {
      throw new IllegalStateException(attributes.path() + " has no content of its own");
    }
    return folder.content(name, "/" + attributes.path());
  }
}
