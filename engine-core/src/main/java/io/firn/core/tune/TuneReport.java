package io.firn.core.tune;

import io.firn.core.probe.ProbeReport;
import java.time.Duration;
import java.util.Optional;

/**
 * What a benchmark found.
 *
 * @param probe of the storage, if there was one
 * @param took in all
 */
public record TuneReport(
    Measurements measured, Optional<ProbeReport> probe, Advice advice, Duration took) {}
