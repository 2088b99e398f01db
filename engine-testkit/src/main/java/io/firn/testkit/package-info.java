/** The contracts as JUnit tests, for every plugin. */
package io.firn.testkit;
