package io.firn.media.files.walk;

import io.firn.api.media.ExtendedAttribute;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.ProblemListener;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.TreePath;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Puts together what the format keeps of an entry. */
public final class AttributeReader {

  private static final byte[] NO_TARGET = {};

  /** Tells for a further link to a file the path that was given first. */
  @FunctionalInterface
  public interface LinkFinder {
    Optional<TreePath> firstOf(FileStatus status, TreePath path) throws IOException;
  }

  private final ProblemListener problems;

  public AttributeReader(ProblemListener problems) {
    this.problems = problems;
  }

  /**
   * Reads what the status does not tell.
   *
   * @param throughLink whether the entry is a directory that a symbolic link leads to
   * @throws ErrnoException when the target of a symbolic link cannot be read
   */
  public FileAttributes read(
      SourceFolder folder,
      byte[] name,
      TreePath path,
      FileStatus status,
      boolean throughLink,
      LinkFinder links)
      throws ErrnoException, IOException {
    FileType type = status.type();
    boolean device = type == FileType.CHARACTER_DEVICE || type == FileType.BLOCK_DEVICE;
    return new FileAttributes(
        path,
        type,
        status.permissions(),
        status.uid(),
        status.gid(),
        folder.userName(status.uid()),
        folder.groupName(status.gid()),
        status.modified(),
        status.changed(),
        status.inode(),
        status.device(),
        Math.max(1, status.links()),
        type == FileType.FILE ? status.size() : 0,
        type == FileType.SYMLINK ? folder.readLink(name) : NO_TARGET,
        device ? status.deviceNumber() : 0,
        links.firstOf(status, path), // after what may fail: a path remembered is a path given
        extended(folder, name, path, throughLink));
  }

  private List<ExtendedAttribute> extended(
      SourceFolder folder, byte[] name, TreePath path, boolean throughLink) {
    try {
      return throughLink ? folder.extendedThroughLinks(name) : folder.extended(name);
    } catch (ErrnoException e) {
      problems.report(
          Severity.WARNING, "/" + path, "extended attributes cannot be read: " + e.getMessage());
      return List.of();
    }
  }
}
