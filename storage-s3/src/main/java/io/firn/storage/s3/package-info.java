/**
 * The storage {@code s3}: objects below one bucket, and a prefix if the user wants one, by the AWS
 * SDK.
 *
 * <p><b>Flow of a put.</b> The payload's buffers are taken in the caller's thread, and their
 * SHA-256, which of a segment is known. The signature covers it, so a server that checks signatures
 * refuses other bytes, over plain connections and encrypted ones; AWS keeps it with the object too.
 * With {@code If-None-Match: *} the server refuses a name that is taken. Before the first put to a
 * server that is not AWS, {@code CreateCondition} finds out whether it has that condition; where it
 * has not, each put looks for the name first.
 *
 * <p><b>Parts.</b> {@code S3Storage} has the verbs, {@code S3Connection} the client and the
 * requests, {@code S3Errors} what their failures mean, {@code Endpoint} which server and how to
 * talk to it, {@code S3Lock} and {@code S3BulkDelete} what only some servers can. The package
 * {@code sign} signs, the package {@code http} sends.
 *
 * <p><b>Invariants.</b> Nothing is sent twice by this package: retries are the engine's, which
 * knows what it tried before. Bodies go out whole and plain, without the SDK's chunks and trailing
 * checksums, that servers other than AWS refuse. {@code S3StorageFactory} names no class of the
 * SDK, so that listing the plugins does not load it.
 *
 * <p><b>Known weakness.</b> Only AWS is taken to keep concurrent creators apart ({@link
 * io.firn.api.storage.CreateOnly#EXCLUSIVE}); others may as well, but a probe cannot prove it. An
 * object takes 5 GiB at most; the engine has none that come near, so nothing is sent in parts. A
 * lock is ended by nobody here, and what it hides is not brought back. Roles that need the token
 * service (STS, SSO) need further modules of the SDK, which are not shipped. Keys that a server
 * other than AWS took once and calls wrong later are tried again, for s3api's sake; who takes keys
 * back during a run waits for the last of these attempts.
 */
package io.firn.storage.s3;
