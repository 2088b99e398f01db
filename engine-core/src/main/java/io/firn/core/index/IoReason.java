package io.firn.core.index;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why something in the file system failed, in words for the user: the JDK's are paths or types. */
final class IoReason {

  private IoReason() {}

  static String of(Exception e) {
    return switch (e) {
      case NoSuchFileException _ -> "it does not exist and cannot be made";
      case AccessDeniedException _ -> "no permission";
      case FileSystemException named when named.getReason() != null -> named.getReason();
      case DirectoryIteratorException listing -> of(listing.getCause());
      default -> e.getMessage() == null ? "input/output error" : e.getMessage();
    };
  }
}
