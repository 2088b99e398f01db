/**
 * What every plugin needs that speaks to an OpenStack cloud; knows nothing of Firn.
 *
 * <p><b>Parts.</b> {@link io.firn.openstack.config} finds out which cloud, from files and variables
 * that users have already; {@link io.firn.openstack.identity} gets and renews the token; {@link
 * io.firn.openstack.http} sends the requests.
 *
 * <p><b>Invariants.</b> A secret is a {@link io.firn.openstack.Secret} from the moment it is read.
 * Certificates are checked unless the user's own configuration says otherwise.
 *
 * <p><b>Known weakness.</b> No federated identity, no Keystone v2, no client certificates.
 */
package io.firn.openstack;
