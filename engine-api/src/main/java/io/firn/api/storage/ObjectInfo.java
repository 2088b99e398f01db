package io.firn.api.storage;

import java.time.Instant;

/**
 * What a storage knows of an object.
 *
 * @param size bytes
 * @param modified when it was created, by the storage's clock
 */
public record ObjectInfo(ObjectName name, long size, Instant modified) {}
