/** The firn command and its distribution. */
package io.firn.cli;
