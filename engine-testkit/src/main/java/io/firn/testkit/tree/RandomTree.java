package io.firn.testkit.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Fills a directory with files, directories, links and FIFOs of all kinds and changes them, at
 * random from a seed. Print the seed when a test fails. Used by one thread.
 */
public final class RandomTree {

  private static final int DEPTH = 12;

  private final Path root;
  private final RandomGenerator random;
  private final RandomNames names;
  private final RandomContent content;
  private final RandomMetadata metadata;

  /**
   * Nothing is made yet.
   *
   * @param root a directory that exists
   * @param largestFile bytes of data in a file at most
   */
  public RandomTree(Path root, long seed, int largestFile) {
    this.root = root;
    this.random = new Random(seed);
    this.names = new RandomNames(random);
    this.content = new RandomContent(random, largestFile);
    this.metadata = new RandomMetadata(random);
  }

  /** Adds about this many entries (a name may be taken already). */
  public void grow(int entries) throws IOException {
    for (int i = 0; i < entries; i++) {
      add(pick(directories()));
    }
  }

  /** Makes about this many changes: contents, attributes, names, kinds; new and removed entries. */
  public void mutate(int changes) throws IOException {
    for (int i = 0; i < changes; i++) {
      List<Path> all = entries();
      if (all.isEmpty()) {
        grow(1);
      } else {
        mutateOne(pick(all));
      }
    }
  }

  private void mutateOne(Path entry) throws IOException {
    boolean file = Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
    switch (random.nextInt(8)) {
      case 0 -> TreeRemoval.remove(entry);
      case 1 -> move(entry);
      case 2 -> metadata.set(entry);
      case 3 -> {
        TreeRemoval.remove(entry);
        make(entry);
      }
      case 4, 5 -> {
        if (file) {
          content.change(entry);
        }
      }
      default -> add(pick(directories()));
    }
  }

  private void move(Path entry) throws IOException {
    Path folder = pick(directories());
    Path to = ByteNames.resolve(folder, names.next());
    if (!folder.startsWith(entry) && !Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(entry, to);
    }
  }

  private void add(Path folder) throws IOException {
    Path entry = ByteNames.resolve(folder, names.next());
    if (!Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
      make(entry);
    }
  }

  private void make(Path entry) throws IOException {
    boolean deep = root.relativize(entry).getNameCount() >= DEPTH;
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> {
        if (!deep) {
          Files.createDirectory(entry);
        }
      }
      case 4 ->
          Files.createSymbolicLink(entry, ByteNames.resolve(root, names.next()).getFileName());
      case 5 -> {
        List<Path> files =
            entries().stream()
                .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (!files.isEmpty()) {
          Files.createLink(entry, pick(files));
        }
      }
      default -> content.write(entry);
    }
    if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
      metadata.set(entry);
    }
  }

  private Path pick(List<Path> from) {
    return from.get(random.nextInt(from.size()));
  }

  private List<Path> directories() throws IOException {
    List<Path> directories = new ArrayList<>();
    directories.add(root);
    for (Path entry : entries()) {
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        directories.add(entry);
      }
    }
    return directories;
  }

  /** All entries in an order that depends only on their names, so that a seed is enough. */
  private List<Path> entries() throws IOException {
    List<Path> entries = new ArrayList<>();
    TreeListing.collect(root, entries);
    return entries;
  }
}
