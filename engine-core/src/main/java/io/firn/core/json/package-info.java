/**
 * The small JSON documents of a repository: read into a tree with typed questions, written through
 * Jackson's generator.
 *
 * <p>Jackson's streaming half only: its data binding takes another 200 ms to load in a cold JVM,
 * which every command would pay before it has read its first object. What is asked of a document
 * and is not there, or is of another type or out of range, makes it damaged; nothing here throws an
 * unchecked exception because of what was read. Depth, length and numbers are bounded.
 */
package io.firn.core.json;
