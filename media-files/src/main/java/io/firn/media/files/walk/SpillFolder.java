package io.firn.media.files.walk;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where a walk puts what is too much for memory. Each file is named by the run and is gone when it
 * is closed.
 *
 * @param folder usually the system's folder for temporary files
 * @param runId random, so that nobody can have made the file before
 */
public record SpillFolder(Path folder, String runId) {

  private static final AtomicLong COUNTER = new AtomicLong();

  FileChannel create(String purpose) throws IOException {
    String name = "firn-" + runId + "-" + purpose + "-" + COUNTER.incrementAndGet();
    return FileChannel.open(folder.resolve(name), CREATE_NEW, READ, WRITE, DELETE_ON_CLOSE);
  }
}
