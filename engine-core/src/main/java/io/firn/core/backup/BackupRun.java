package io.firn.core.backup;

import io.firn.core.pipeline.ContentWriter;
import io.firn.core.progress.ProblemLog;
import io.firn.core.progress.Progress;

/** What the parts of one backup share. */
record BackupRun(
    BackupRequest request,
    ContentWriter writer,
    ContentReferences references,
    Counts counts,
    Progress progress,
    ProblemLog problems) {}
