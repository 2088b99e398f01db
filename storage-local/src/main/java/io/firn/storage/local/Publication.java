package io.firn.storage.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Gives a finished upload its name, if that is free: the step that makes an object visible.
 *
 * <p>By a hard link: {@code link(2)} fails when the name exists, on every file system, also between
 * machines that share one, and a crash leaves the name whole or free, with at worst the upload as a
 * second name of the same file. File systems without hard links (FAT, exFAT, some shares) get
 * {@code renameat2} with {@code RENAME_NOREPLACE}, which is as exclusive where the kernel has it
 * for them. The plain rename of the JDK would replace what is there, and to create the file under
 * its name first would show it half written; so a file system that has neither is refused.
 */
final class Publication {

  private volatile boolean links;

  /** Tries links first when {@code links}; file systems may still turn out not to have them. */
  Publication(boolean links) {
    this.links = links;
  }

  /**
   * Makes {@code upload} visible as {@code target}. The upload may or may not remain.
   *
   * @throws FileAlreadyExistsException when the name is taken
   */
  void publish(Path upload, Path target) throws IOException {
    if (links && link(upload, target)) {
      return;
    }
    RenameWithoutReplace.rename(upload, target);
    links = false;
  }

  /** False when this file system cannot link. */
  private static boolean link(Path upload, Path target) throws IOException {
    try {
      Files.createLink(target, upload);
      return true;
    } catch (FileAlreadyExistsException e) {
      // A network file system may have done it and lost its answer, and then been asked again.
      if (Files.isSameFile(upload, target)) {
        return true;
      }
      throw e;
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      // EPERM, ENOTSUP, EMLINK and others; what is a real failure will fail the rename as well.
      return false;
    }
  }
}
