package io.firn.api.media;

/** Where a block stream goes when it is restored: by pieces, or as one run of bytes. */
public sealed interface BlockTarget permits FileSink, ContentTaker {}
