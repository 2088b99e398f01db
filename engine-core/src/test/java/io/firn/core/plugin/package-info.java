/** Tests of finding plugins and reading their options. */
package io.firn.core.plugin;
