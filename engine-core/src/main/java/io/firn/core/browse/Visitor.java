package io.firn.core.browse;

import java.io.IOException;

/** Takes what an operation finds, one by one, on the operation's thread. */
@FunctionalInterface
public interface Visitor<T> {

  void visit(T item) throws IOException;
}
