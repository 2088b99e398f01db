/**
 * As much of Swift as a storage asks for, with Keystone and TempAuth before it, inside the JVM.
 *
 * <p><b>What it does like Swift.</b> Names are stored as they come. {@code If-None-Match: *} is
 * looked at before the body is read, so that two creators at the same moment may both be told 201.
 * Listings lag behind when told so: a new object can be read before it is listed, and one that was
 * deleted stays listed as a ghost. Pages are short. Tokens can be forgotten, and any request can be
 * answered by an error. TempAuth names the storage's address by the {@code Host} that the client
 * asked for.
 *
 * <p><b>Known weakness.</b> Objects live in the heap. One account, any password. Bulk deletes take
 * five names. What has a lifetime stays when it is over. No large objects, no policies beyond
 * refusing the one called {@code unknown}.
 */
package io.firn.testkit.swift;
