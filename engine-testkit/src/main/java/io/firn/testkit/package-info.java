/**
 * The contracts as JUnit tests, for every plugin. A storage extends {@code
 * storage.StorageContract}; a media extends {@code media.TreeMediaContract}, {@code
 * media.BlockMediaContract} and {@code media.FolderTargetContract}, those of the three that it can
 * keep.
 */
package io.firn.testkit;
