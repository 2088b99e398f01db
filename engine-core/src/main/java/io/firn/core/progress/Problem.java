package io.firn.core.progress;

import io.firn.api.media.ProblemListener.Severity;

/**
 * An item that was not handled as the user would expect.
 *
 * @param item path or name in printable form
 */
public record Problem(Severity severity, String item, String reason) {

  /** What the message of an exception says beyond the item, which it often begins with. */
  public static String reasonOf(Exception e, String item) {
    String message = String.valueOf(e.getMessage());
    String prefix = item + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }
}
