package io.firn.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutputTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.00 KiB",
    "1572864, 1.50 MiB",
    "10485760, 10.0 MiB",
    "1073741823, 1.00 GiB",
    "1048051712, 1000 MiB",
    "9223372036854775807, 8.00 EiB"
  })
  void bytesHaveThreeDigits(long bytes, String text) {
    assertThat(Amount.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.04, 0.0 s", "9.9, 9.9 s", "12.4, 12 s", "185, 3:05", "3723, 1:02:03"})
  void timesAreShort(double seconds, String text) {
    assertThat(Amount.seconds(seconds)).isEqualTo(text);
  }

  @Test
  void namesCannotMoveTheCursor() {
    assertThat(Printable.of("plain ünïcode")).isEqualTo("plain ünïcode");
    assertThat(Printable.of("a\u001b[2Jb\nc\u202ed")).isEqualTo("a\\x1b[2Jb\\x0ac\\u202ed");
    assertThat(Printable.of("\u0085\u2066\u061c")).isEqualTo("\\u0085\\u2066\\u061c");
    assertThat(Printable.of("\ud834\udd73")).isEqualTo("\\U0001d173");
    assertThat(Printable.of("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
    assertThat(Printable.cut("0123456789", 8)).isEqualTo("0...6789");
    assertThat(Printable.cut("0123456789", 3)).isEqualTo("012");
  }

  @Test
  void tablesLineUp() {
    Table table = new Table("ID", ">Size", "Name");
    table.row("1", "10 B", "a");
    table.row("200", "9 B", "longer name");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.print(new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            """
            ID   Size  Name
            1    10 B  a
            200   9 B  longer name
            """);
    assertThatThrownBy(() -> table.row("too", "few")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLastColumnIsFoldedBetweenWords() {
    Table table = new Table("ID", "Name").within(14);
    table.row("1", "one two three four");
    table.row("22", "averyverylongword end");
    table.row("3", "");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.print(new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            """
            ID  Name
            1   one two
                three four
            22  averyverylongword
                end
            3
            """);
  }

  @Test
  void aDocumentThatBrokeOffDoesNotLookWhole() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(
            () ->
                JsonDocument.write(
                    out,
                    json -> {
                      json.writeStartArray();
                      json.writeString("one");
                      throw new IOException("lost");
                    }))
        .hasMessage("lost");
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("]");
  }
}
