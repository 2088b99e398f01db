/** What the tests of this module share: a cloud that answers as a script says. */
package io.firn.media.nova;
