/** Real servers to test against, as {@code dev/servers} has started them. */
package io.firn.testkit.servers;
