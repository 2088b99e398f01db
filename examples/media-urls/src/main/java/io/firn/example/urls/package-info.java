/**
 * An example of a media plugin: what a list of URLs gives, and back by PUT.
 *
 * <p><b>Flow.</b> {@link io.firn.example.urls.UrlMediaFactory} is what the engine finds. {@code
 * UrlMedia} asks for each URL by HEAD whether it is there; all of them are one source, each a block
 * stream named after its URL. {@code UrlTarget} collects a stream in a temporary file, because a
 * restore writes in any order, and sends it by PUT when it is complete.
 *
 * <p><b>Invariants.</b> A body that ends early or has another length than the server said is an
 * error, never a shorter stream. Users and passwords in URLs are refused: names and messages show
 * URLs as they are.
 *
 * <p><b>Known weakness.</b> The URLs are read one after the other and not at one moment. There is
 * no login and no resuming, and a body that stands still is waited for until the run is stopped. Every backup fetches all of them, though it stores only what is new.
 */
package io.firn.example.urls;
