/** Local folders and every Commons VFS scheme as a storage. */
package io.firn.storage.local;
