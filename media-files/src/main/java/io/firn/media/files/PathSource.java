package io.firn.media.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.firn.api.media.Document;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.Source;
import io.firn.api.media.SourceInfo;
import io.firn.api.media.SourceStream;
import io.firn.api.media.TreeStream;
import io.firn.api.media.TreeWalk;
import io.firn.media.files.block.DiskStream;
import io.firn.media.files.directory.DirectoryCache;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.Machine;
import io.firn.media.files.walk.LinuxFolder;
import io.firn.media.files.walk.NamedPaths;
import io.firn.media.files.walk.SourceFolder;
import io.firn.media.files.walk.SpillFolder;
import io.firn.media.files.walk.TreeWalker;
import io.firn.media.files.walk.WalkRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The paths of one backup: a tree, if any is a file or directory, and the disks. */
final class PathSource implements Source {

  static final String TREE = "tree";

  private final MediaContext context;
  private final SourceInfo info;
  private final NamedPaths named;
  private final WalkRules rules;
  private final List<DiskStream> disks;
  private DirectoryCache directories;

  PathSource(
      MediaContext context,
      SourceInfo info,
      NamedPaths named,
      WalkRules rules,
      List<DiskStream> disks) {
    this.context = context;
    this.info = info;
    this.named = named;
    this.rules = rules;
    this.disks = disks;
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public List<SourceStream> streams() {
    List<SourceStream> streams = new ArrayList<>();
    if (!named.isEmpty()) {
      streams.add(new Tree());
    }
    streams.addAll(disks);
    return streams;
  }

  @Override
  public List<Document> documents() {
    return List.of();
  }

  private synchronized SourceFolder root() throws MediaException {
    if (!Machine.hasLinuxCalls()) {
      return PlainPaths.root(context.problems());
    }
    try {
      if (directories == null) {
        directories = new DirectoryCache("/".getBytes(US_ASCII), DirectoryCache.DEFAULT_LIMIT);
      }
      return LinuxFolder.root(directories);
    } catch (ErrnoException e) {
      throw e.about("/");
    }
  }

  @Override
  public synchronized void close() {
    if (directories != null) {
      directories.close();
    }
  }

  private final class Tree implements TreeStream {

    @Override
    public String name() {
      return TREE;
    }

    @Override
    public TreeWalk walk() throws MediaException {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      SpillFolder spill = new SpillFolder(temporary, context.runId());
      return new TreeWalker(root(), named, rules, context.problems(), spill);
    }
  }
}
