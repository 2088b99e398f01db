package io.firn.openstack.http;

import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/**
 * An answer whose body is read while it arrives.
 *
 * @param answer without the body when that is open, else whole
 * @param open the body of a success, to be closed by the caller; empty for every other status
 */
public record HttpDownload(HttpAnswer answer, Optional<ReadableByteChannel> open) {}
