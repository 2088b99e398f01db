package io.firn.storage.s3;

import io.firn.api.storage.StorageFactory.OpenMode;
import java.time.Duration;
import java.util.Optional;

/**
 * How a bucket is used.
 *
 * @param settleTime how long listings and deletes may lag; empty for what is usual of the server
 * @param storageClass of new objects; empty for the bucket's
 * @param encryption by the server, as S3 calls it; empty for the bucket's
 * @param key of the key service that encryption uses; empty for the account's own
 * @param retention of new objects; empty for the bucket's
 * @param pageSize entries of a listing's page; 0 for the server's own
 */
record S3Settings(
    OpenMode mode,
    Optional<Duration> settleTime,
    Optional<String> storageClass,
    Optional<String> encryption,
    Optional<String> key,
    Optional<Retention> retention,
    int pageSize) {}
