/**
 * Which cloud: found where the users of OpenStack's own tools have it already.
 *
 * <p><b>Flow.</b> {@link io.firn.openstack.config.CloudConfigReader} takes the first that there is:
 * a cloud that was asked for by name, from {@code clouds.yaml}; the variables of a ready-made token
 * ({@code OS_STORAGE_URL} and {@code OS_AUTH_TOKEN}); those of Keystone ({@code OS_AUTH_URL} ...);
 * those of TempAuth ({@code ST_AUTH} ...); the only cloud of {@code clouds.yaml}.
 *
 * <p><b>Invariants.</b> A cloud that was asked for by name is taken from the file whole: variables
 * of another cloud do not mix in. Messages name the file and the key, never its value.
 *
 * <p><b>Known weakness.</b> No vendor profiles, no {@code clouds-public.yaml}. Two-factor methods
 * are refused with a clear line.
 */
package io.firn.openstack.config;
