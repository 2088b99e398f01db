package io.firn.core.progress;

import io.firn.api.media.ProblemListener.Severity;

/**
 * An item that was not handled as the user would expect.
 *
 * @param item path or name in printable form
 */
public record Problem(Severity severity, String item, String reason) {}
