/**
 * Servers, images and volumes of an OpenStack cloud as media: {@code nova}, {@code glance} and
 * {@code cinder}.
 *
 * <p><b>Layout.</b> {@code cloud} is the connection and what waits for it; {@code image}, {@code
 * volume} and {@code server} are the three media, each with its source and its target; {@code
 * qcow2} reads a format of disks; {@code temporary} names, finds and removes what a backup has to
 * make in the cloud for a while.
 *
 * <p><b>Invariants.</b> Image data never touches a local disk. Whatever is made in the cloud for a
 * backup bears the run's id from the call that makes it, and is removed whatever happens, by the
 * run itself or by a later one.
 */
package io.firn.media.nova;
