/** Tests of the progress display. */
package io.firn.cli.progress;
