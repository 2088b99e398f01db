package io.firn.cli.password;

import io.firn.cli.Host;
import io.firn.cli.exit.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a password comes from: a file, a command, a variable, or the terminal, in this order. The
 * caller wipes what it gets.
 *
 * @param file its first line is the password
 * @param command for the shell; the first line of its output is the password
 * @param variable name of the environment variable
 * @param what for the prompt: {@code repository password}
 */
public record PasswordSource(
    Optional<Path> file, Optional<String> command, String variable, String what) {

  /** Asks for a password that opens something. */
  public char[] read(Host host) throws UsageException, IOException, InterruptedException {
    Optional<char[]> given = given(host);
    return given.isPresent() ? given.get() : prompt(host);
  }

  /** Asks for a password that will have to be known later: on a terminal it is typed twice. */
  public char[] readNew(Host host) throws UsageException, IOException, InterruptedException {
    Optional<char[]> given = given(host);
    if (given.isPresent()) {
      return given.get();
    }
    char[] first = prompt(host);
    char[] second = host.terminal().readSecret("Again: ").orElse(new char[0]);
    boolean same = Arrays.equals(first, second);
    Arrays.fill(second, '\0');
    if (!same) {
      Arrays.fill(first, '\0');
      throw new UsageException("the two passwords are not the same; try again");
    }
    return first;
  }

  private Optional<char[]> given(Host host)
      throws UsageException, IOException, InterruptedException {
    if (file.isPresent() && command.isPresent()) {
      throw new UsageException("a password file and a password command exclude each other");
    }
    if (file.isPresent()) {
      return Optional.of(firstLine(readFile(file.get()), "the password file " + file.get()));
    }
    if (command.isPresent()) {
      return Optional.of(firstLine(new PasswordCommand(command.get()).run(), "the command"));
    }
    return host.variable(variable).map(String::toCharArray);
  }

  private static byte[] readFile(Path file) throws UsageException, IOException {
    try {
      return Files.readAllBytes(file);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new UsageException("there is no password file " + file + "; check the path", e);
    } catch (java.nio.file.AccessDeniedException e) {
      throw new UsageException("the password file " + file + " may not be read by this user", e);
    } catch (IOException e) {
      throw new UsageException(
          "the password file " + file + " cannot be read (" + e.getMessage() + "); check the path",
          e);
    }
  }

  private char[] prompt(Host host) throws UsageException, IOException {
    String title = Character.toUpperCase(what.charAt(0)) + what.substring(1);
    char[] typed =
        host.terminal()
            .readSecret(title + ": ")
            .orElseThrow(
                () ->
                    new UsageException(
                        "no " + what + " and no terminal to ask; set " + variable + suggestion()));
    return refuseEmpty(typed, "what was typed");
  }

  private String suggestion() {
    return variable.equals("FIRN_PASSWORD") ? " or give --password-file" : " or give the file";
  }

  /** The first line as characters; the bytes are wiped. */
  private static char[] firstLine(byte[] bytes, String where) throws UsageException {
    int length = 0;
    while (length < bytes.length && bytes[length] != '\n') {
      length++;
    }
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    try {
      CharBuffer text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      char[] password = new char[text.remaining()];
      text.get(password);
      Arrays.fill(text.array(), '\0');
      return refuseEmpty(password, "the first line of " + where);
    } catch (CharacterCodingException e) {
      throw new UsageException("the first line of " + where + " is not UTF-8; save it as such", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static char[] refuseEmpty(char[] password, String where) throws UsageException {
    if (password.length == 0) {
      throw new UsageException(where + " is empty; a password has at least one character");
    }
    return password;
  }
}
