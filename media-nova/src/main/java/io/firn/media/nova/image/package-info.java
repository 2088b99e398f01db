/**
 * The media {@code glance}: images, bit by bit; and what servers and volumes need of images.
 *
 * <p><b>Flow of a backup.</b> {@code GlanceMediaFactory} reads the options, {@code GlanceMedia}
 * finds the images, and each is an {@code ImageSource}: one stream, {@code disk-0}, and documents
 * with all that Glance says. The stream is an {@link io.firn.media.nova.image.ImageDownload}. Where
 * the server answers ranges ({@code RangesReader}), four are under way at a time and are given in
 * order; where it does not ({@code WholeReader}), there is one. Below both a {@code ResumingBody}
 * goes on where a connection broke, and above them a {@code VerifiedReader} hashes what passes.
 *
 * <p><b>Invariants.</b> No byte touches a local disk. Memory is the read size times the ranges
 * under way, whatever the size of the image. The last byte is given only when all of them hash to
 * what Glance says, so that a snapshot of a damaged image never comes about.
 *
 * <p><b>Known weakness.</b> Glance with images in Swift refuses ranges: a connection that breaks
 * there costs all bytes before it again. An image whose hash is of a kind that Java does not have
 * is held against its MD5, and one without any hash against nothing but its length.
 */
package io.firn.media.nova.image;
