/** JMH benchmarks of the data path. */
package io.firn.bench;
