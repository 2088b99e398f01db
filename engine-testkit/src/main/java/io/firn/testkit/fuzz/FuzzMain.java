package io.firn.testkit.fuzz;

/** What Jazzer calls: finds the target by the class name in the arguments. */
public final class FuzzMain {

  private static FuzzTarget target;

  private FuzzMain() {}

  public static void fuzzerInitialize(String[] arguments) throws ReflectiveOperationException {
    target =
        Class.forName(arguments[0])
            .asSubclass(FuzzTarget.class)
            .getDeclaredConstructor()
            .newInstance();
  }

  public static void fuzzerTestOneInput(byte[] input) {
    target.survive(input);
  }
}
