package io.firn.media.files.walk;

import io.firn.api.media.FileAttributes;
import io.firn.api.media.MediaException;
import io.firn.api.media.ProblemListener;
import io.firn.api.media.ProblemListener.Severity;
import io.firn.api.media.TreeEntry;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeWalk;
import io.firn.media.files.libc.ErrnoException;
import io.firn.media.files.libc.FileStatus;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Goes through the named paths depth first, each directory's names sorted, which is the order of
 * {@link TreePath}. Directories above a named path are given too, with their attributes.
 *
 * <p>What happens to an entry that cannot be given: one that vanished between the listing of its
 * directory and here is a note, as nothing that exists is missing; if the user named it, or if it
 * is there and cannot be read, it is an error. A socket is a note.
 */
public final class TreeWalker implements TreeWalk {

  private final ProblemListener problems;
  private final WalkRules rules;
  private final AttributeReader attributes;
  private final HardLinkTable links;
  private final FolderOpener opener;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private Visit entered;

  /** What the walk found at a name, and whether it goes in. */
  private record Visit(
      Frame parent,
      byte[] name,
      TreePath path,
      NamedPaths named,
      FileStatus status,
      boolean whole,
      boolean throughLink) {

    boolean leadsOn() {
      return named != null && named.leadsOn();
    }
  }

  /**
   * Starts at the root of the file system.
   *
   * @param root the directory {@code /}
   * @param named what to give of it
   */
  public TreeWalker(
      SourceFolder root,
      NamedPaths named,
      WalkRules rules,
      ProblemListener problems,
      SpillFolder spill)
      throws MediaException {
    this.problems = problems;
    this.rules = rules;
    this.attributes = new AttributeReader(problems);
    this.links = new HardLinkTable(spill, rules.linkMemory());
    this.opener = new FolderOpener(rules, spill, problems);
    try {
      long device = root.status(new byte[] {'.'}).device();
      Frame top = opener.open(root, null, named, named.isNamed(), device, frames);
      if (top != null) {
        frames.push(top);
      }
    } catch (ErrnoException e) {
      throw e.about("/");
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public TreeEntry next() throws MediaException {
    try {
      enter();
      while (!frames.isEmpty()) {
        Frame frame = frames.peek();
        byte[] name = frame.names().next();
        if (name == null) {
          frames.pop().names().close();
          continue;
        }
        TreeEntry entry = visit(frame, name);
        if (entry != null) {
          return entry;
        }
      }
      return null;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private TreeEntry visit(Frame frame, byte[] name) throws IOException {
    TreePath path = frame.resolve(name);
    NamedPaths named = frame.named() == null ? null : frame.named().child(name);
    boolean askedFor = named != null && named.isNamed();
    try {
      Visit visit = look(frame, name, path, named);
      if (visit == null) {
        return null;
      }
      FileAttributes found =
          attributes.read(
              frame.folder(), name, path, visit.status, visit.throughLink, links::firstOf);
      entered = visit.status.isDirectory() && goesIn(visit) ? visit : null;
      return new WalkedEntry(found, frame.folder(), name, askedFor, attributes);
    } catch (ErrnoException e) {
      boolean vanished = e.isGone() && !askedFor;
      problems.report(
          vanished ? Severity.NOTE : Severity.ERROR,
          "/" + path,
          vanished ? "vanished before it was read" : e.getMessage());
      return null;
    }
  }

  /** Decides whether the entry is given; null when not. */
  private Visit look(Frame frame, byte[] name, TreePath path, NamedPaths named)
      throws ErrnoException {
    boolean askedFor = named != null && named.isNamed();
    boolean onTheWay = named != null && named.leadsOn();
    FileStatus status = frame.folder().status(name);
    boolean throughLink = false;
    if (onTheWay && !status.isDirectory()) {
      status = frame.folder().statusThroughLinks(name);
      throughLink = true;
    }
    boolean kept = askedFor || (frame.whole() && !excluded(path, status));
    if (!kept && !onTheWay) {
      return null;
    }
    if (status.type() == null) {
      String reason = status.isSocket() ? "socket skipped" : "kind of file not known, skipped";
      problems.report(Severity.NOTE, "/" + path, reason);
      return null;
    }
    return new Visit(frame, name, path, named, status, kept, throughLink);
  }

  private boolean excluded(TreePath path, FileStatus status) {
    return rules.filter().excludes(path.bytes(), status.isDirectory())
        || (status.isRegular() && status.size() > rules.largest());
  }

  private boolean goesIn(Visit visit) {
    return visit.leadsOn() || (visit.whole && staysHere(visit));
  }

  private boolean staysHere(Visit visit) {
    return !rules.oneFileSystem()
        || visit.status.device() == visit.parent.device()
        || (visit.named != null && visit.named.isNamed());
  }

  /** Goes into the directory that was given last. */
  private void enter() throws IOException {
    Visit visit = entered;
    entered = null;
    if (visit == null) {
      return;
    }
    SourceFolder parent = visit.parent.folder();
    SourceFolder folder =
        visit.throughLink ? parent.folderThroughLinks(visit.name) : parent.folder(visit.name);
    boolean askedFor = visit.named != null && visit.named.isNamed();
    long device = askedFor ? visit.status.device() : visit.parent.device();
    boolean whole = visit.whole && staysHere(visit);
    Frame frame = opener.open(folder, visit.path, visit.named, whole, device, frames);
    if (frame != null) {
      frames.push(frame);
    }
  }

  private static MediaException failed(IOException e) {
    if (e instanceof MediaException known) {
      return known;
    }
    return new MediaException.Failed(
        "temporary files of the walk (see java.io.tmpdir): " + e.getMessage(), e);
  }

  @Override
  public void close() throws MediaException {
    try (links) {
      for (Frame frame : frames) {
        frame.names().close();
      }
      frames.clear();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
