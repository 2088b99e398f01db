package io.firn.core.probe;

import java.time.Duration;

/**
 * How long one kind of request took, one at a time, with an object of 1 KiB.
 *
 * @param request {@code put}, {@code get}, {@code info}, {@code list} or {@code delete}
 * @param count how many were sent, at least 1
 */
public record Latency(String request, int count, Duration median, Duration longest) {}
