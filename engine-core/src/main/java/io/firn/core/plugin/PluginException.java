package io.firn.core.plugin;

import java.io.IOException;

/** A plugin cannot be had. The message says which and what there is instead. */
public abstract sealed class PluginException extends IOException {

  private static final long serialVersionUID = 1;

  private PluginException(String message, Throwable cause) {
    super(message, cause);
  }

  /** No plugin has this name. */
  public static final class Unknown extends PluginException {
    private static final long serialVersionUID = 1;

    Unknown(String message) {
      super(message, null);
    }
  }

  /** The plugin is there but cannot be loaded. The message names its folder. */
  public static final class Broken extends PluginException {
    private static final long serialVersionUID = 1;

    Broken(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** An option of a plugin has a value that cannot be read. The message names the option. */
  public static final class BadOption extends PluginException {
    private static final long serialVersionUID = 1;

    BadOption(String message) {
      super(message, null);
    }
  }
}
