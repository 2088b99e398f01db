package io.firn.core.tree;

import io.firn.api.media.FileAttributes;

/** What the next record of a chunk is written relative to: fields of the record before it. */
final class RecordContext {

  byte[] path;
  int mode;
  long uid;
  long gid;
  String user;
  String group;
  long device;
  long modified;
  long changed;
  long inode;

  RecordContext() {
    clear();
  }

  /** As at the beginning of a chunk, which can be read without the one before it. */
  void clear() {
    path = new byte[0];
    mode = 0;
    uid = 0;
    gid = 0;
    user = "";
    group = "";
    device = 0;
    modified = 0;
    changed = 0;
    inode = 0;
  }

  void follow(FileAttributes record) {
    path = record.path().bytes();
    mode = record.mode();
    uid = record.uid();
    gid = record.gid();
    user = record.user();
    group = record.group();
    device = record.device();
    modified = record.modified().getEpochSecond();
    changed = record.changed().getEpochSecond();
    inode = record.inode();
  }

  boolean sameOwner(FileAttributes record) {
    return uid == record.uid()
        && gid == record.gid()
        && user.equals(record.user())
        && group.equals(record.group());
  }
}
