/**
 * The words in which users say which cloud, declared once for every plugin that speaks to one.
 *
 * <p><b>Flow.</b> A plugin adds {@link io.firn.openstack.option.CloudOptions#specs} to its own
 * options and hands what was given to {@link io.firn.openstack.config.CloudConfigReader}.
 *
 * <p><b>Invariants.</b> The only package here that knows how Firn's plugins declare options. A
 * secret is no option: it comes from the environment or from {@code clouds.yaml}.
 *
 * <p><b>Known weakness.</b> One command can name one cloud by these options; a storage and a media
 * in different clouds need a further option of one of them.
 */
package io.firn.openstack.option;
