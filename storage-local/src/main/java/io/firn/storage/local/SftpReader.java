package io.firn.storage.local;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import io.firn.storage.local.FolderListing.Child;
import io.firn.storage.local.FolderListing.Visitor;
import java.io.IOException;
import java.util.Optional;

/** Reads folders of a server for listings. For one thread. */
record SftpReader(ChannelSftp channel, SftpRoot root, SftpErrors errors)
    implements FolderListing.Reader {

  @Override
  public void read(String folder, Visitor visitor) throws IOException {
    String path = root.path() + (folder.isEmpty() ? "" : "/" + folder);
    try {
      // To list a file is to be shown that file, as if it were in a folder of its name.
      if (SftpRoot.stat(channel, path).filter(SftpATTRS::isDir).isEmpty()) {
        return;
      }
      for (ChannelSftp.LsEntry entry : channel.ls(path)) {
        visitor.visit(entry.getFilename(), () -> look(path, entry));
      }
    } catch (SftpException e) {
      if (!SftpErrors.isNotFound(e)) {
        throw errors.typed(e, folder);
      }
    }
  }

  private Child look(String path, ChannelSftp.LsEntry entry) throws IOException {
    SftpATTRS attributes = entry.getAttrs();
    if (attributes.isLink()) {
      try {
        Optional<SftpATTRS> target = SftpRoot.stat(channel, path + "/" + entry.getFilename());
        if (target.isEmpty()) {
          return null;
        }
        attributes = target.get();
      } catch (SftpException e) {
        throw errors.typed(e, entry.getFilename());
      }
    }
    if (!attributes.isDir() && !attributes.isReg()) {
      return null;
    }
    return new Child(attributes.isDir(), attributes.getSize(), SftpUploads.modified(attributes));
  }
}
