package io.firn.media.nova.image;

import io.firn.api.media.MediaException;
import io.firn.api.media.StoredContent;
import io.firn.media.nova.qcow2.Qcow2Disk;
import io.firn.openstack.http.Json;
import java.util.List;

/**
 * What is to become of one disk.
 *
 * @param original what Glance said of the image that was backed up; of nothing for other disks
 * @param members projects that it was shared with
 */
record ImagePlan(NewImage image, Form form, Json original, List<String> members) {

  /** What the bytes of the image are. */
  enum Form {
    /** Those of the snapshot. */
    AS_STORED,
    /** Those of the disk that is within the snapshot's qcow2. */
    RAW_OF_QCOW2;

    StoredContent of(StoredContent content) throws MediaException {
      return switch (this) {
        case AS_STORED -> content;
        case RAW_OF_QCOW2 -> Qcow2Disk.open(content);
      };
    }
  }

  /** For a dry run. */
  String announcement() {
    return "would become an image, %s in %s%s"
        .formatted(
            image.diskFormat(),
            image.containerFormat(),
            form == Form.RAW_OF_QCOW2 ? ", converted from qcow2" : "");
  }
}
