package io.firn.media.files;

import io.firn.api.media.MediaContext;
import io.firn.api.media.RestoreTarget;
import io.firn.testkit.media.FolderTargetContract;
import io.firn.testkit.plugin.Options;
import java.io.IOException;
import java.nio.file.Path;

class FolderTargetContractTest extends FolderTargetContract {

  @Override
  public RestoreTarget openTarget(MediaContext context, Path target) throws IOException {
    return new FilesMediaFactory()
        .openTarget(context, Options.of("target", target.toString(), "no-sync", "true"));
  }
}
