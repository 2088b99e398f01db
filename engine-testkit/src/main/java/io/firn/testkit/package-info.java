/**
 * The contracts as JUnit tests, for every plugin. A storage extends {@code
 * storage.StorageContract}; a media extends {@code media.TreeMediaContract}, {@code
 * media.BlockMediaContract} and {@code media.FolderTargetContract}, those of the three that it can
 * keep. A client of HTTP is held against distance and faults by {@code proxy.FaultProxy}. Options
 * are given to a plugin by {@code plugin.Options}.
 */
package io.firn.testkit;
