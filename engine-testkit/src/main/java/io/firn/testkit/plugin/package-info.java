/** What a test gives to any plugin, whatever it stores or backs up. */
package io.firn.testkit.plugin;
