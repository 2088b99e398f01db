package io.firn.core.tree;

import io.firn.api.media.TreePath;

/**
 * Where the records of a tree are cut into chunks. The cut hangs on the paths alone: a file whose
 * content or times changed moves no cut, and one that came or went moves at most the cuts next to
 * it, so that all other chunks are those of the parent's tree.
 */
final class TreeCut {

  /** No chunk but the last is shorter; bytes. */
  static final int LEAST = 16 << 10;

  /** No chunk of several records is longer; bytes. */
  static final int MOST = 256 << 10;

  /**
   * The longest chunk of metadata that the pipeline takes; a record with huge attributes is one.
   */
  static final int LARGEST = 1 << 20;

  /** After one path of 512: with records of 70 to 100 bytes chunks of 50 to 65 KiB. */
  private static final int ONE_OF = 512;

  private TreeCut() {}

  static boolean isDue(int length, TreePath last) {
    return length >= LEAST && (hash(last.bytes()) & (ONE_OF - 1)) == 0;
  }

  /** FNV-1a with a final mix, as the low bits of FNV alone follow the last characters. */
  private static long hash(byte[] bytes) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : bytes) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
