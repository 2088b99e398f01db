package io.firn.core.restore;

import io.firn.api.media.MediaException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a restore that is planned, and then done, as a whole: small enough for its plan to fit
 * in memory, large enough for a segment to be read once for all that is wanted of it.
 *
 * <p>Order of the work: what is there is compared, contents are written and finished and specials
 * made, contents are read back if that is wanted, then hard links, and last the directories of
 * which everything below is done, the deepest first.
 */
final class Window {

  /** Small jobs that go to a worker together. */
  private static final int BATCH = 32;

  private final Engine engine;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Content> contents = new ArrayList<>();
  private final List<Workers.Job> specials = new ArrayList<>();
  private final List<Workers.Job> hardLinks = new ArrayList<>();
  private final List<Workers.Job> directories = new ArrayList<>();

  Window(Engine engine) {
    this.engine = engine;
  }

  /** What all windows of a restore share. */
  record Engine(
      Workers workers,
      ContentFetcher fetcher,
      ContentChecker checker,
      Counters counters,
      RestoreSettings settings,
      boolean verify) {}

  boolean isFull() {
    int entries = contents.size() + specials.size() + hardLinks.size() + directories.size();
    return pieces.size() >= engine.settings.windowPieces()
        || entries >= engine.settings.windowEntries();
  }

  void add(Piece piece) {
    piece.content.expect();
    pieces.add(piece);
    switch (piece.content.start) {
      case FRESH -> {
        if (piece.isHole()) {
          piece.right = true;
          engine.counters.hole(piece.length);
        }
      }
      case TRUST -> {
        piece.right = true;
        engine.counters.kept(piece.length);
      }
      case COMPARE -> {}
    }
  }

  /** All pieces of it have been added, in this window or in those before. */
  void addComplete(Content content) {
    content.complete();
    contents.add(content);
  }

  void addSpecial(Workers.Job job) {
    specials.add(job);
  }

  void addHardLink(Workers.Job job) {
    hardLinks.add(job);
  }

  /** To be called for a directory after those below it. */
  void addDirectory(Workers.Job job) {
    directories.add(job);
  }

  /** Does the work, and leaves an empty window. */
  void run() throws IOException {
    compare();
    submit(specials);
    write();
    engine.workers.await();
    if (engine.verify) {
      engine.checker.verify(pieces);
      engine.workers.await();
      submit(pieces.stream().<Workers.Job>map(piece -> piece.content::settle).toList());
      engine.workers.await();
    }
    submit(hardLinks);
    engine.workers.await();
    for (Workers.Job directory : directories) {
      directory.run();
    }
    clear();
  }

  private void compare() throws IOException {
    List<Piece> there = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.content.start == Content.Start.COMPARE) {
        there.add(piece);
      }
    }
    engine.checker.compare(there);
    engine.workers.await();
  }

  private void write() throws MediaException {
    List<Workers.Job> done = new ArrayList<>();
    List<Piece> wanted = new ArrayList<>();
    List<Piece> holes = new ArrayList<>();
    for (Piece piece : pieces) {
      if (!piece.right) {
        piece.content.beginWriting();
        (piece.isHole() ? holes : wanted).add(piece);
      } else if (!engine.verify) {
        done.add(piece.content::settle);
      }
    }
    for (Content content : contents) {
      done.add(content::settle);
    }
    submit(done);
    engine.checker.punch(holes, !engine.verify);
    engine.fetcher.write(wanted, !engine.verify);
  }

  private void submit(List<Workers.Job> jobs) {
    for (int from = 0; from < jobs.size(); from += BATCH) {
      List<Workers.Job> batch =
          List.copyOf(jobs.subList(from, Math.min(from + BATCH, jobs.size())));
      engine.workers.submit(
          () -> {
            for (Workers.Job job : batch) {
              job.run();
            }
          });
    }
  }

  private void clear() {
    pieces.clear();
    contents.clear();
    specials.clear();
    hardLinks.clear();
    directories.clear();
  }
}
