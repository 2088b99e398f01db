package io.firn.api;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every public type and member below a folder of classes, one line each, as linking sees them. */
final class Signatures {

  private final SortedSet<String> lines = new TreeSet<>();

  private Signatures() {}

  /**
   * Reads all classes.
   *
   * @param root folder of the unnamed package
   */
  static SortedSet<String> of(Path root) throws IOException, ClassNotFoundException {
    Signatures signatures = new Signatures();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replaceAll("[/\\\\]", ".");
        if (!name.endsWith("-info.class")) {
          signatures.add(Class.forName(name.substring(0, name.length() - ".class".length())));
        }
      }
    }
    return signatures.lines;
  }

  /** The type that a line is about. */
  static String type(String line) {
    return line.replaceFirst("[# ].*", "");
  }

  private void add(Class<?> type) {
    if (!isVisible(type)) {
      return;
    }
    String name = type.getName();
    lines.add(name + " " + modifiers(type.getModifiers()) + supertypes(type));
    for (Field field : type.getDeclaredFields()) {
      add(name, field, field.getType());
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      add(name + "#<init>", constructor, void.class);
    }
    for (Method method : type.getDeclaredMethods()) {
      add(name, method, method.getReturnType());
    }
  }

  private static boolean isVisible(Class<?> type) {
    boolean visible = isVisible(type.getModifiers()) && !type.isAnonymousClass();
    return visible && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private void add(String owner, Member member, Class<?> type) {
    if (!isVisible(member.getModifiers()) || member.isSynthetic()) {
      return;
    }
    String name = member instanceof Constructor ? owner : owner + "#" + member.getName();
    String parameters = member instanceof Executable executable ? parameters(executable) : "";
    int linked = Modifier.STATIC | Modifier.ABSTRACT | Modifier.PUBLIC | Modifier.PROTECTED;
    lines.add(
        name + parameters + " " + type.getTypeName() + modifiers(member.getModifiers() & linked));
  }

  private static String parameters(Executable executable) {
    return Arrays.stream(executable.getParameterTypes())
        .map(Class::getTypeName)
        .collect(joining(",", "(", ")"));
  }

  private static String modifiers(int modifiers) {
    return " " + Modifier.toString(modifiers);
  }

  private static String supertypes(Class<?> type) {
    Stream<Class<?>> all = Stream.of(type.getInterfaces());
    if (type.getSuperclass() != null) {
      all = Stream.concat(Stream.of(type.getSuperclass()), all);
    }
    return all.map(Class::getName).collect(joining(", ", " : ", ""));
  }
}
