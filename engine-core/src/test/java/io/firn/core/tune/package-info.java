/** Tests of the sampler, the trials and the advice. */
package io.firn.core.tune;
