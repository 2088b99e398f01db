/**
 * Patterns that leave entries out of a backup, on bytes.
 *
 * <p><b>Rules.</b> A pattern without a slash matches a name at any depth; one with a slash inside
 * the end of a path at any depth; one that starts with a slash the whole path. {@code *} and {@code
 * ?} stay within a component, {@code **} as a component is any number of them, {@code [a-z]} and
 * {@code [!a]} are classes of bytes, a backslash takes the next byte as it is. A slash at the end
 * restricts it to directories. {@code !} in front takes back what an earlier pattern excluded: the
 * last one that matches decides.
 *
 * <p><b>Known weakness.</b> What is in an excluded directory cannot be taken back, as the directory
 * is not read. {@code ?} is one byte, not one letter.
 */
package io.firn.media.files.filter;
