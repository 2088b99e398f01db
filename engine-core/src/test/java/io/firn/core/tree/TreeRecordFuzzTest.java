package io.firn.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.firn.core.RepositoryException.Damaged;
import java.util.List;

/** Any bytes are either damage or records that are written again as these bytes. */
class TreeRecordFuzzTest {

  @FuzzTest
  void damageOrRecords(byte[] bytes) {
    List<TreeRecord> records;
    try {
      records = TreeRecordCodecTest.decode(bytes);
    } catch (Damaged e) {
      return;
    }
    // Flags may be left out where they could be set, so only the second writing is the same.
    byte[] written = TreeRecordCodecTest.encode(records);
    try {
      assertThat(TreeRecordCodecTest.encode(TreeRecordCodecTest.decode(written)))
          .isEqualTo(written);
    } catch (Damaged e) {
      throw new AssertionError("what was written cannot be read", e);
    }
  }
}
