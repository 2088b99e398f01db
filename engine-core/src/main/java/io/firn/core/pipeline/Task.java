package io.firn.core.pipeline;

/** What a worker does next. */
sealed interface Task permits Batch, RawBlock {}
