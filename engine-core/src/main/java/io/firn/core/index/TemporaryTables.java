package io.firn.core.index;

import io.firn.core.cache.PrivateFiles;
import io.firn.core.index.table.LocalTable;
import io.firn.core.index.table.PageMac;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * Tables that no other process sees and that go with this one, also when it is killed: each file is
 * unlinked as soon as it is open.
 */
final class TemporaryTables implements TableStore {

  private final PageMac mac;
  private final SecureRandom random = new SecureRandom();

  TemporaryTables(PageMac mac) {
    this.mac = mac;
  }

  @Override
  public List<LocalTable> openAll() {
    return List.of();
  }

  @Override
  public LocalTable create(Body body) throws IOException {
    byte[] id = new byte[16];
    random.nextBytes(id);
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    Path file = folder.resolve("firn-" + HexFormat.of().formatHex(id));
    try (FileChannel channel = PrivateFiles.createUnlinked(file)) {
      body.write(channel, mac, id);
      return LocalTable.map(channel, file, mac);
    }
  }

  @Override
  public void remove(LocalTable table) {
    // Nothing names the file any more; its blocks are freed with the last mapping.
  }

  @Override
  public boolean merging(Merging merging) throws IOException {
    merging.run();
    return true;
  }
}
