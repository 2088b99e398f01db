/** Tests of what commands print. */
package io.firn.cli.output;
