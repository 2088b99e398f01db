package io.firn.media.files.walk;

import io.firn.api.media.ContentReader;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.MediaException;
import io.firn.api.media.TreeEntry;
import io.firn.media.files.block.OpenedFile;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import java.io.IOException;

/**
 * An entry that can be opened as long as its source is open. One that changed between the walk and
 * its opening has the attributes that belong to what is read.
 */
final class WalkedEntry implements TreeEntry {

  private final SourceFolder folder;
  private final byte[] name;
  private final boolean askedFor;
  private final AttributeReader reader;
  private volatile FileAttributes attributes;

  /**
   * An entry of a folder.
   *
   * @param askedFor whether the user named this very path, so that it may not vanish
   * @param reader for the attributes of a file that has changed
   */
  WalkedEntry(
      FileAttributes attributes,
      SourceFolder folder,
      byte[] name,
      boolean askedFor,
      AttributeReader reader) {
    this.attributes = attributes;
    this.folder = folder;
    this.name = name;
    this.askedFor = askedFor;
    this.reader = reader;
  }

  @Override
  public FileAttributes attributes() {
    return attributes;
  }

  @Override
  public ContentReader open() throws MediaException {
    if (attributes.type() != FileType.FILE || attributes.hardLinkTo().isPresent()) {
      throw new IllegalStateException(attributes.path() + " has no content of its own");
    }
    String item = "/" + attributes.path();
    OpenedFile opened = null;
    try {
      opened = folder.content(name, item);
      update(opened.status(), item);
      OpenedFile result = opened;
      opened = null;
      return result;
    } catch (MediaException.NotFound e) {
      throw askedFor ? new MediaException.Failed(e.getMessage(), e) : e;
    } finally {
      if (opened != null) {
        opened.close();
      }
    }
  }

  /** A change of anything that is kept sets the time of change. */
  private void update(FileStatus now, String item) throws MediaException {
    boolean same = now.inode() == attributes.inode() && now.device() == attributes.device();
    if (same && now.changed().equals(attributes.changed())) {
      return;
    }
    if (!same && attributes.links() > 1) {
      throw new MediaException.Failed(
          item + ": was replaced, and other names of what it was follow", null);
    }
    try {
      attributes =
          reader.read(
              folder, name, attributes.path(), now, false, (_, _) -> attributes.hardLinkTo());
    } catch (ErrnoException e) {
      throw e.about(item);
    } catch (IOException e) {
      throw new IllegalStateException("only a link finder fails so", e);
    }
  }
}
