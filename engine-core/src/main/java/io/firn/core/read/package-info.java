/**
 * Chunks out of the repository: from an id to bytes that are known to be right.
 *
 * <p><b>Flow.</b> {@link io.firn.core.read.RepositoryChunkReader} asks the index where a chunk is,
 * {@link io.firn.core.read.SegmentFetcher} fetches the sealed block with one ranged request, {@link
 * io.firn.core.read.BlockDecoder} opens and decompresses it, and {@link io.firn.core.read.IdCheck}
 * compares the chunk with its whole id. Raw blocks are cached by bytes; who reads in order says
 * what comes next, and neighbouring blocks are then fetched by one request and ahead of time.
 *
 * <p><b>Invariants.</b> Nothing is given out that was not authenticated in its place (repository,
 * segment, offset) and compared with its id. A block that several threads want at once is fetched
 * once. A missing, cut or changed segment is {@link io.firn.core.RepositoryException.Damaged} and
 * named; a storage that does not answer keeps its own exception, as the repository may be well.
 *
 * <p><b>Known weakness.</b> The cache holds whole blocks, so reading one small chunk here and there
 * out of ten thousand blocks decodes a megabyte each time. Two runs of one program share nothing.
 */
package io.firn.core.read;
