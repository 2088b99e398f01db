/**
 * Who the user is, and the token that shows it.
 *
 * <p><b>Flow.</b> {@link io.firn.openstack.identity.Login} turns {@link
 * io.firn.openstack.identity.Credentials} into an {@link io.firn.openstack.identity.Access}: a
 * token, when it ends, and where the services are. {@link io.firn.openstack.identity.Session} keeps
 * the access of one cloud for a run, and {@link io.firn.openstack.identity.CloudClient} sends
 * requests with it.
 *
 * <p><b>Invariants.</b> However many threads find the token old or refused, one of them asks for a
 * new one and the others wait for that. A request is sent again after a 401 once: a second 401 is
 * the answer. How long a token lives is counted from the answer that brought it, so that a wrong
 * clock here does no harm.
 *
 * <p><b>Why no client library reads the catalogue.</b> openstack4j 3.12 was tried: it knows no
 * application credentials, and binding one token's JSON to its classes takes 0.6 s of processor
 * time, three times what a whole start with the streaming parser does, and 18 jars.
 *
 * <p><b>Known weakness.</b> A token that was given ready-made cannot be renewed: a run ends with
 * it.
 */
package io.firn.openstack.identity;
