/**
 * The arrows between the modules, held by tests. They stand here because only the command line has
 * all modules on its class path.
 */
package io.firn.architecture;
