package io.firn.api.media;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything about an entry but its content.
 *
 * @param mode permission bits, set-id and sticky bits: {@code 07777}
 * @param user name of the owner, empty when unknown
 * @param group name of the group, empty when unknown
 * @param modified content's time, nanoseconds
 * @param changed inode's time (ctime), nanoseconds; cannot be restored, tells that a file is
 *     unchanged. {@link Instant#EPOCH} where there is none
 * @param inode 0 where there is none
 * @param device 0 where there is none
 * @param links number of hard links, at least 1
 * @param size bytes of a regular file, else 0
 * @param linkTarget target of a symbolic link, arbitrary bytes; empty for others
 * @param deviceNumber of a device file, as the kernel's {@code makedev} packs it; else 0
 * @param hardLinkTo for the second and further links to one file: the path given first
 * @param extended sorted by name
 */
public record FileAttributes(
    TreePath path,
    FileType type,
    int mode,
    long uid,
    long gid,
    String user,
    String group,
    Instant modified,
    Instant changed,
    long inode,
    long device,
    long links,
    long size,
    byte[] linkTarget,
    long deviceNumber,
    Optional<TreePath> hardLinkTo,
    List<ExtendedAttribute> extended) {

  public FileAttributes {
    requireNonNull(path, "path");
    requireNonNull(type, "type");
    requireNonNull(user, "user");
    requireNonNull(group, "group");
    requireNonNull(modified, "modified");
    requireNonNull(changed, "changed");
    requireNonNull(linkTarget, "linkTarget");
    requireNonNull(hardLinkTo, "hardLinkTo");
    extended = List.copyOf(extended);
  }

  /** The same with another size: a log that grows gives more bytes than its attributes said. */
  public FileAttributes withSize(long newSize) {
    return newSize == size
        ? this
        : new FileAttributes(
            path,
            type,
            mode,
            uid,
            gid,
            user,
            group,
            modified,
            changed,
            inode,
            device,
            links,
            newSize,
            linkTarget,
            deviceNumber,
            hardLinkTo,
            extended);
  }

  /**
   * Tells whether a restore would make the same of both: all but inode, device, ctime and links.
   */
  public boolean sameToRestore(FileAttributes other) {
    return type == other.type
        && mode == other.mode
        && uid == other.uid
        && gid == other.gid
        && user.equals(other.user)
        && group.equals(other.group)
        && modified.equals(other.modified)
        && size == other.size
        && Arrays.equals(linkTarget, other.linkTarget)
        && deviceNumber == other.deviceNumber
        && extended.equals(other.extended);
  }
}
