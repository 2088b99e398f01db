/**
 * How a plugin describes itself: the options it takes and the way it receives them.
 *
 * <p>A plugin is a factory found by {@link java.util.ServiceLoader}. A factory costs nothing to
 * load: it holds no connection and reads no file until it is asked to create something, so that the
 * command line can list all plugins and print their options without side effects.
 */
package io.firn.api.plugin;
