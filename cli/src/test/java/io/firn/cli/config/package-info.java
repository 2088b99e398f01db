/** Tests of the configuration file. */
package io.firn.cli.config;
