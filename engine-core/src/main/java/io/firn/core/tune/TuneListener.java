package io.firn.core.tune;

/** Told what is being measured. Called by the thread that measures. */
public interface TuneListener {

  /** The next thing is begun: {@code sampling}, {@code compression better}. */
  void begins(String step);
}
