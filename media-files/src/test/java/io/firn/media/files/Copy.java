package io.firn.media.files;

import io.firn.api.media.ContentReader;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileSink;
import io.firn.api.media.FileType;
import io.firn.api.media.Media;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.Source;
import io.firn.api.media.SourceStream;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreeStream;
import io.firn.api.media.TreeTarget;
import io.firn.api.media.TreeWalk;
import io.firn.testkit.plugin.Options;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an engine does with a tree, without the repository between: source straight to target. */
final class Copy {

  private static final FilesMediaFactory FACTORY = new FilesMediaFactory();

  private Copy() {}

  /** Copies one path to below the target and gives the paths walked; flags are of the target. */
  static List<String> tree(Path from, Path to, Problems problems, String... flags)
      throws MediaException {
    Options options = Options.of("path-to-backup", from.toString());
    List<String> walked = new ArrayList<>();
    List<FileAttributes> directories = new ArrayList<>();
    try (Media media = FACTORY.open(problems.context(), options);
        Source source = media.discover().getFirst();
        RestoreTarget target = FACTORY.openTarget(problems.context(), target(to, flags));
        TreeWalk walk = treeOf(source).walk()) {
      TreeTarget tree = target.tree("tree");
      for (TreeEntry entry = walk.next(); entry != null; entry = walk.next()) {
        walked.add(entry.attributes().path().toString());
        if (entry.attributes().type() == FileType.DIRECTORY) {
          tree.directory(entry.attributes().path());
          directories.add(entry.attributes());
        } else {
          copy(entry, tree);
        }
      }
      for (FileAttributes directory : directories.reversed()) {
        tree.finish(directory);
      }
    }
    return walked;
  }

  private static Options target(Path to, String... flags) {
    List<String> given = new ArrayList<>(List.of("target", to.toString(), "no-sync", "true"));
    for (String flag : flags) {
      given.addAll(List.of(flag, "true"));
    }
    return Options.of(given.toArray(String[]::new));
  }

  /** The paths that a walk gives. */
  static List<String> walk(Options options, Problems problems) throws MediaException {
    List<String> walked = new ArrayList<>();
    try (Media media = FACTORY.open(problems.context(), options);
        Source source = media.discover().getFirst();
        TreeWalk walk = treeOf(source).walk()) {
      for (TreeEntry entry = walk.next(); entry != null; entry = walk.next()) {
        walked.add("/" + entry.attributes().path());
      }
    }
    return walked;
  }

  static TreeStream treeOf(Source source) throws MediaException {
    for (SourceStream stream : source.streams()) {
      if (stream instanceof TreeStream tree) {
        return tree;
      }
    }
    throw new AssertionError("no tree in " + source.info());
  }

  private static void copy(TreeEntry entry, TreeTarget tree) throws MediaException {
    FileAttributes attributes = entry.attributes();
    if (attributes.hardLinkTo().isPresent()) {
      tree.hardLink(attributes.path(), attributes.hardLinkTo().get());
      return;
    }
    if (attributes.type() == FileType.FILE) {
      try (ContentReader reader = entry.open();
          FileSink sink = tree.file(attributes.path())) {
        content(reader, sink);
      }
    } else {
      tree.special(attributes);
    }
    tree.finish(attributes);
  }

  /** Copies the bytes and the holes. */
  static long content(ContentReader reader, FileSink sink) throws MediaException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    long position = 0;
    while (true) {
      long hole = reader.skipHole();
      if (hole > 0) {
        sink.holeAt(position, hole);
        position += hole;
        continue;
      }
      int read = reader.read(buffer.clear());
      if (read < 0) {
        sink.truncate(position);
        return position;
      }
      sink.writeAt(buffer.flip(), position);
      position += read;
    }
  }
}
