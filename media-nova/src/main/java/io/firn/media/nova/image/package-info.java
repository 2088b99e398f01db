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
 * <p><b>Flow of a restore.</b> {@code GlanceTarget} gets the documents, of which {@code ImagePlans}
 * makes an {@code ImagePlan} for each disk, and then the contents. An {@link
 * io.firn.media.nova.image.ImageUpload} makes an image with the run's tag, sends the content as one
 * request ({@code ContentBody}) that reads the repository as fast as the socket takes it, and
 * compares hashes. When all are there, they get their names, and {@code ImageSharing} lets others
 * see them as before.
 *
 * <p><b>What openstack4j does.</b> It removes and shares images. They are described and made by
 * plain documents: its model knows some formats and properties by name, and Glance takes any.
 *
 * <p><b>Invariants.</b> No byte touches a local disk. Memory is the read size times the ranges
 * under way, whatever the size of the image. The last byte is given only when all of them hash to
 * what Glance says, so that a snapshot of a damaged image never comes about. An image that is being
 * restored is something temporary until the whole restore is complete.
 *
 * <p><b>Known weakness.</b> Glance with images in Swift refuses ranges: a connection that breaks
 * there costs all bytes before it again, and an upload that breaks begins anew. Holes are sent as
 * zeros, since Glance has no other way. An image whose hash is of a kind that Java does not have is
 * held against its MD5, and one without any hash against nothing but its length.
 */
package io.firn.media.nova.image;
