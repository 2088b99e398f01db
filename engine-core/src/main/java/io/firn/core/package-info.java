/** Pipeline, repository format and operations as a library. */
package io.firn.core;
