package io.firn.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.firn.api.media.ProblemListener;
import io.firn.cli.log.RunLog;
import io.firn.cli.output.Printable;
import io.firn.core.progress.Problem;
import java.io.IOException;
import java.util.List;
import org.slf4j.event.Level;

/**
 * Items that were not handled as the user would expect: printed as they come, listed at the end.
 */
final class Problems {

  private Problems() {}

  /** Prints each problem on standard error; with {@code --quiet} only errors. */
  static ProblemListener printer(Run run) {
    return (severity, item, reason) -> {
      String line = Printable.of(item) + ": " + Printable.of(reason);
      RunLog.line(level(severity), line);
      switch (severity) {
        case NOTE -> run.note("firn: note: " + line);
        case WARNING -> run.note("firn: warning: " + line);
        case ERROR -> run.screen().line("firn: error: " + line);
      }
    };
  }

  private static Level level(ProblemListener.Severity severity) {
    return switch (severity) {
      case NOTE -> Level.INFO;
      case WARNING -> Level.WARN;
      case ERROR -> Level.ERROR;
    };
  }

  /** The problems of one severity. */
  static List<Problem> of(List<Problem> problems, ProblemListener.Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).toList();
  }

  /** Writes the arrays {@code notes}, {@code warnings} and {@code errors}. */
  static void write(JsonGenerator json, List<Problem> problems) throws IOException {
    write(json, "notes", of(problems, ProblemListener.Severity.NOTE));
    write(json, "warnings", of(problems, ProblemListener.Severity.WARNING));
    write(json, "errors", of(problems, ProblemListener.Severity.ERROR));
  }

  private static void write(JsonGenerator json, String name, List<Problem> problems)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Problem problem : problems) {
      json.writeStartObject();
      json.writeStringField("item", problem.item());
      json.writeStringField("reason", problem.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
