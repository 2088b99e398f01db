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
  private final Jobs jobs;
  private final int mostPieces;
  private final int mostEntries;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Content> contents = new ArrayList<>();
  private final List<Workers.Job> specials = new ArrayList<>();
  private final List<Workers.Job> hardLinks = new ArrayList<>();
  private final List<Workers.Job> directories = new ArrayList<>();

  /**
   * An empty one.
   *
   * @param mostPieces full with so many
   * @param mostEntries or so many
   */
  Window(Engine engine, int mostPieces, int mostEntries) {
    this.engine = engine;
    this.jobs = new Jobs(engine.workers);
    this.mostPieces = mostPieces;
    this.mostEntries = mostEntries;
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
    return pieces.size() >= mostPieces || entries >= mostEntries;
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

  /**
   * The first part of the work, in which no other window may be: compares what is there, and begins
   * to write; so requests are on their way when this returns.
   */
  void write() throws IOException {
    for (Content content : contents) {
      content.complete();
    }
    compare();
    submit(specials);
    begin();
    if (engine.verify) {
      jobs.await();
      engine.checker.verify(jobs, pieces);
      jobs.await();
      submit(pieces.stream().<Workers.Job>map(piece -> piece.content::settle).toList());
    }
  }

  /** The rest, after that of the window before. */
  void finish() throws IOException {
    jobs.await();
    submit(hardLinks);
    jobs.await();
    for (Workers.Job directory : directories) {
      directory.run();
    }
  }

  private void compare() throws IOException {
    List<Piece> there = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.content.start == Content.Start.COMPARE) {
        there.add(piece);
      }
    }
    engine.checker.compare(jobs, there);
    jobs.await();
  }

  private void begin() throws MediaException {
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
    engine.checker.punch(jobs, holes, !engine.verify);
    engine.fetcher.write(jobs, wanted, !engine.verify);
  }

  private void submit(List<Workers.Job> small) {
    for (int from = 0; from < small.size(); from += BATCH) {
      List<Workers.Job> batch =
          List.copyOf(small.subList(from, Math.min(from + BATCH, small.size())));
      jobs.submit(
          () -> {
            for (Workers.Job job : batch) {
              job.run();
            }
          });
    }
  }
}
