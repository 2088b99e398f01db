/**
 * The connection of a run to the cloud whose servers, images and volumes are meant.
 *
 * <p><b>Flow.</b> {@link io.firn.media.nova.cloud.MediaCloudOptions} says which cloud; {@link
 * io.firn.media.nova.cloud.Cloud} is its connection. Two ways lead to a service: {@link
 * io.firn.media.nova.cloud.Cloud#ask} for a call of openstack4j, and {@code call} with {@code
 * send}, {@code json} and {@code open} for what openstack4j cannot say or would lose: whole
 * documents, image data, what came with a microversion. Both end in the same {@link
 * io.firn.openstack.identity.CloudClient}, so that one token serves all and is renewed in one
 * place. {@link io.firn.media.nova.cloud.Patience} waits for what a service does in its own time.
 *
 * <p><b>Invariants.</b> Every status is looked at: what is no success becomes a {@link
 * io.firn.api.media.MediaException}, never null and never an empty list. A microversion is sent to
 * the service that it belongs to and to no other: Cinder answers 400 to Nova's. openstack4j holds
 * no token; it works in any thread, since a call brings its session along.
 *
 * <p><b>Known weakness.</b> openstack4j finds its connector by the class loader that loaded it and
 * keeps the first: this one has to be the only one in the plugin's folder.
 */
package io.firn.media.nova.cloud;
