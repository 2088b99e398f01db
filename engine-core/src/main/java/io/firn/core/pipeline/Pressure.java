package io.firn.core.pipeline;

/** Where a pipeline is held up, and the level of compression that follows from it. */
final class Pressure {

  private final LevelControl control;
  private final PagePool slabs;
  private final TaskQueue tasks;

  Pressure(LevelControl control, PagePool slabs, TaskQueue tasks) {
    this.control = control;
    this.slabs = slabs;
    this.tasks = tasks;
  }

  boolean isOff() {
    return control.isOff();
  }

  int level() {
    return control.next(100 * slabs.used() / slabs.pages(), tasks.waiting());
  }
}
