package io.firn.media.files.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firn.api.media.Document;
import io.firn.api.media.FileSink;
import io.firn.api.media.MediaContext;
import io.firn.api.media.MediaException;
import io.firn.api.media.RestoreTarget;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeTarget;
import io.firn.media.files.directory.DirectoryCache;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.walk.AttributeReader;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * Restores below a directory: trees into it, block streams and documents as files in it by their
 * names. Durable when it is closed, unless nobody asked for that.
 */
public final class FilesTarget implements RestoreTarget {

  private final String item;
  private final TargetFolders folders;
  private final TreeTarget tree;
  private final Durability durability;
  private final boolean dryRun;

  private FilesTarget(
      String item, TargetFolders folders, TreeTarget tree, Durability durability, boolean dryRun) {
    this.item = item;
    this.folders = folders;
    this.tree = tree;
    this.durability = durability;
    this.dryRun = dryRun;
  }

  /** Opens a directory that exists. */
  public static FilesTarget open(MediaContext context, byte[] directory, TargetOptions options)
      throws MediaException {
    String item = new String(directory, UTF_8);
    try {
      TargetFolders folders =
          new TargetFolders(new DirectoryCache(directory, DirectoryCache.DEFAULT_LIMIT));
      Durability durability =
          options.sync() ? new SyncedFileSystem(folders.open(null)) : Durability.NONE;
      OwnerRule owners = new OwnerRule(options.owner(), options.numericOwner());
      OncePerKind warnings = new OncePerKind(context.problems());
      TreeTarget tree =
          new LinuxTreeTarget(
              folders,
              new FileOpener(context.runId()),
              new MetadataWriter(owners, warnings),
              owners,
              new AttributeReader(context.problems()),
              durability,
              item);
      return new FilesTarget(item, folders, tree, durability, context.dryRun());
    } catch (ErrnoException e) {
      throw e.about(item);
    }
  }

  @Override
  public TreeTarget tree(String stream) {
    return tree;
  }

  @Override
  public FileSink block(String stream, OptionalLong length) throws MediaException {
    return new NamedSink(tree, safe(stream));
  }

  @Override
  public void document(Document document) throws MediaException {
    if (dryRun) {
      return;
    }
    try (FileSink sink = new NamedSink(tree, safe(document.name()))) {
      sink.writeAt(ByteBuffer.wrap(document.content()), 0);
      sink.truncate(document.content().length);
      sink.complete();
    }
  }

  /** One component, whatever the name is: names come from the snapshot. */
  private static TreePath safe(String name) {
    String component = name.replace('/', '_').replace('\0', '_');
    boolean odd = component.isEmpty() || component.equals(".") || component.equals("..");
    return TreePath.of(odd ? "_" + component : component);
  }

  @Override
  public void close() throws MediaException {
    try (folders) {
      durability.close();
    } catch (ErrnoException e) {
      throw e.about(item);
    }
  }
}
