package io.firn.media.files.restore;

import io.firn.api.media.FileAttributes;
import io.firn.media.files.libc.Accounts;
import io.firn.media.files.libc.Machine;

/**
 * Whom a restored entry belongs to: only root can give files away. A user is looked for by name, as
 * the numbers may differ on this machine, and taken by number when the name is not known here.
 */
final class OwnerRule {

  private final boolean keep;
  private final boolean numeric;
  private final Accounts users = Accounts.users();
  private final Accounts groups = Accounts.groups();

  /**
   * @param wanted false for {@code --no-owner}
   * @param numeric whether names are passed over
   */
  OwnerRule(boolean wanted, boolean numeric) {
    this.keep = wanted && Machine.effectiveUser() == 0;
    this.numeric = numeric;
  }

  /** Whether owners are set at all. */
  boolean isKept() {
    return keep;
  }

  long user(FileAttributes attributes) {
    return numeric ? attributes.uid() : users.number(attributes.user()).orElse(attributes.uid());
  }

  long group(FileAttributes attributes) {
    return numeric ? attributes.gid() : groups.number(attributes.group()).orElse(attributes.gid());
  }

  Accounts users() {
    return users;
  }

  Accounts groups() {
    return groups;
  }
}
