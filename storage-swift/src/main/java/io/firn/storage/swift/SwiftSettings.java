package io.firn.storage.swift;

import io.firn.api.storage.StorageFactory.OpenMode;
import java.time.Duration;
import java.util.Optional;

/**
 * How a container is used.
 *
 * @param policy storage policy of a container that is made; empty for the cluster's default
 * @param settleTime how long listings may lag
 * @param pageSize entries of a listing's page; 0 for the cluster's own
 */
record SwiftSettings(OpenMode mode, Optional<String> policy, Duration settleTime, int pageSize) {}
