/**
 * The storage {@code swift}: objects below one container, and a prefix if the user wants one.
 *
 * <p><b>Flow of a put.</b> The payload's buffers are taken and their MD5 computed in the caller's
 * thread; the request carries that as {@code ETag}, so that Swift refuses what changed on the way,
 * and {@code If-None-Match: *}, so that it refuses a name that is taken; the answer's ETag is
 * compared once more. Buffers go to the socket without a copy. A container that is missing is made
 * by the first put, when the storage was opened to create.
 *
 * <p><b>Parts.</b> {@code SwiftStorage} has the verbs, {@code SwiftAccount} the requests and their
 * errors, {@code Address} the encoding of names, {@code ObjectRange} what a GET asked for and got,
 * {@code Listing} the pages.
 *
 * <p><b>Invariants.</b> Every status is looked at. Only a 2xx has an object's bytes. A put is never
 * sent twice by this package unless the first one was refused before its body was taken (401, or
 * 404 for the container): whether a lost answer was a success is found out by the engine, which
 * knows what it tried before. A listing ends with an empty page and nothing else, since there are
 * servers that give short ones.
 *
 * <p><b>Known weakness.</b> Swift looks for {@code If-None-Match} before it reads the body: two
 * creators at the same moment can both be told 201 ({@link
 * io.firn.api.storage.CreateOnly#DETECTABLE}). An object takes 5 GiB at most; larger ones would
 * need a manifest, and the engine has none that come near. An object past its {@code
 * X-Delete-After} is not found any more, and still listed until the cluster's expirer comes by.
 */
package io.firn.storage.swift;
