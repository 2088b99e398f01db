package io.firn.testkit.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.firn.api.media.ExtendedAttribute;
import io.firn.api.media.FileAttributes;
import io.firn.api.media.FileType;
import io.firn.api.media.TreePath;
import io.firn.api.media.TreeStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entries ascend, directories come first, and a walk can be repeated. */
interface WalkContract extends TreeFixture {

  @Test
  default void entriesAscendBelowDirectoriesGivenBefore() throws Exception {
    for (TreeStream tree : trees()) {
      Map<TreePath, FileType> given = new HashMap<>();
      TreePath last = null;
      for (FileAttributes found : Streams.attributes(tree)) {
        TreePath path = found.path();
        assertThat(last == null || last.compareTo(path) < 0)
            .as("%s comes after %s", path, last)
            .isTrue();
        if (path.parent() != null) {
          assertThat(given.get(path.parent()))
              .as("parent of %s", path)
              .isEqualTo(FileType.DIRECTORY);
        }
        given.put(path, found.type());
        last = path;
      }
    }
  }

  @Test
  default void attributesAreWithinTheirRules() throws Exception {
    for (TreeStream tree : trees()) {
      Map<TreePath, FileAttributes> given = new HashMap<>();
      for (FileAttributes found : Streams.attributes(tree)) {
        String path = found.path().toString();
        assertThat(found.mode() & ~07777).as("mode of %s", path).isZero();
        assertThat(found.links()).as("links of %s", path).isPositive();
        assertThat(found.extended())
            .as("extended attributes of %s", path)
            .extracting(ExtendedAttribute::name)
            .isSorted()
            .doesNotHaveDuplicates();
        if (found.type() != FileType.FILE) {
          assertThat(found.size()).as("size of %s", path).isZero();
        }
        assertThat(found.linkTarget().length > 0)
            .as("link target of %s", path)
            .isEqualTo(found.type() == FileType.SYMLINK);
        found
            .hardLinkTo()
            .ifPresent(
                first -> {
                  assertThat(given).as("first link of %s", path).containsKey(first);
                  assertThat(given.get(first).type()).isEqualTo(found.type());
                  assertThat(given.get(first).hardLinkTo()).isEmpty();
                });
        given.put(found.path(), found);
      }
    }
  }

  @Test
  default void aSecondWalkGivesTheSame() throws Exception {
    for (TreeStream tree : trees()) {
      List<TreePath> first = Streams.attributes(tree).stream().map(FileAttributes::path).toList();
      List<TreePath> second = Streams.attributes(tree).stream().map(FileAttributes::path).toList();
      assertThat(second).isEqualTo(first).isNotEmpty();
    }
  }
}
