package io.firn.storage.s3;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which server, and as whom.
 *
 * @param region empty for that of the environment or the profile
 * @param profile whose keys to take, of the AWS files; empty for the usual places in their order
 * @param authorities PEM file of those who sign the server's certificate; empty for the machine's
 */
record S3Access(
    Endpoint endpoint,
    Optional<String> region,
    Optional<String> profile,
    Optional<Path> authorities) {}
