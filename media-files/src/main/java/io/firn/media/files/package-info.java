/** Paths, standard input, command output and block devices as a media. */
package io.firn.media.files;
