package io.firn.media.files;

import io.firn.api.media.Media;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.media.files.block.DiskStream;
import io.firn.media.files.libc.Descriptors;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import io.firn.media.files.libc.Machine;
import io.firn.media.files.walk.NamedPaths;
import io.firn.media.files.walk.WalkRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Paths of this machine as one source. A path to a block device, also one that a symbolic link
 * leads to, is a disk; with {@code --image} every path is one; all others together are a tree.
 */
final class PathMedia implements Media {

  private final MediaContext context;
  private final List<NamedPath> given;
  private final List<PathList> lists;
  private final boolean images;
  private final WalkRules rules;

  PathMedia(
      MediaContext context,
      List<NamedPath> given,
      List<PathList> lists,
      boolean images,
      WalkRules rules) {
    this.context = context;
    this.given = List.copyOf(given);
    this.lists = List.copyOf(lists);
    this.images = images;
    this.rules = rules;
  }

  @Override
  public List<Source> discover() throws MediaException {
    List<NamedPath> all = new ArrayList<>(given);
    TreeSet<String> shown = new TreeSet<>();
    given.forEach(path -> shown.add(path.toString()));
    for (PathList list : lists) {
      all.addAll(list.read());
      shown.add(list.toString());
    }
    if (all.isEmpty()) {
      throw new MediaException.Misconfigured("the lists of paths are empty", null);
    }
    NamedPaths tree = new NamedPaths();
    Map<String, DiskStream> disks = new LinkedHashMap<>();
    for (NamedPath path : all) {
      if (isDisk(path)) {
        DiskStream disk = DiskStream.of(path.bytes(), path.toString(), freeName(disks, path));
        disks.put(disk.name(), disk);
      } else {
        tree.add(path.bytes());
      }
    }
    SourceInfo info = new SourceInfo(FilesMediaFactory.NAME, "fs", List.copyOf(shown));
    return List.of(new PathSource(context, info, tree, rules, List.copyOf(disks.values())));
  }

  private boolean isDisk(NamedPath path) throws MediaException {
    if (!Machine.hasLinuxCalls()) {
      return PlainPaths.isDisk(path, images);
    }
    try {
      int here = Descriptors.WORKING_DIRECTORY;
      FileStatus itself = FileStatus.at(here, path.bytes());
      if (itself.isDirectory() && !images) {
        return false;
      }
      FileStatus end = images ? FileStatus.following(here, path.bytes()) : behind(itself, path);
      if (images && !end.isRegular() && !end.isBlockDevice()) {
        throw new MediaException.Misconfigured(
            path + " is neither a file nor a disk, so no image (--image is for all paths)", null);
      }
      return images || end.isBlockDevice();
    } catch (ErrnoException e) {
      throw e.about(path.toString());
    }
  }

  /** A link that leads nowhere is stored as the link that it is. */
  private static FileStatus behind(FileStatus itself, NamedPath path) {
    try {
      return FileStatus.following(Descriptors.WORKING_DIRECTORY, path.bytes());
    } catch (ErrnoException e) {
      return itself;
    }
  }

  private static String freeName(Map<String, DiskStream> disks, NamedPath path) {
    String name = path.fileName();
    String free = name;
    for (int i = 2; disks.containsKey(free) || free.equals(PathSource.TREE); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  @Override
  public void close() {}
}
