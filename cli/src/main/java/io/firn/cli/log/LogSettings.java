package io.firn.cli.log;

import io.firn.cli.output.Screen;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is logged and where.
 *
 * @param debug everything of the engine, on standard error and in the file
 * @param file gets all from INFO on, appended
 * @param screen standard error: warnings, and everything with {@code debug}
 */
public record LogSettings(boolean debug, Optional<Path> file, Screen screen) {}
