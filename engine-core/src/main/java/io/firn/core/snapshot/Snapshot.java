package io.firn.core.snapshot;

/**
 * A snapshot of a repository.
 *
 * @param id 32 hexadecimal digits: the last part of its object's name
 */
public record Snapshot(String id, SnapshotDocument document) {}
