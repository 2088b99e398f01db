/**
 * Finds storages and media, and hands them their options.
 *
 * <p>Factories come from two places: the class path of the engine (tests, embedded use), and
 * folders below the plugin directories, one plugin a folder, jars directly inside it. Each folder
 * has a class loader of its own: the JDK's platform loader above it, its own jars below, and of the
 * engine only {@code io.firn.api} and {@code org.slf4j}. So two plugins, or a plugin and the
 * engine, may carry different versions of one library.
 *
 * <p>Flow: a name is asked for; the class path is looked through, then the folder that is called
 * like it ({@code swift}, {@code storage-swift}), and only when neither has it all other folders.
 * So a command opens the jars of the one plugin it uses. Listing opens all.
 *
 * <p>Invariants: a folder is opened at most once; what is broken in one folder is reported by the
 * name of that folder and never hides the others; the first plugin of a name wins, the class path
 * before the directories in their order. Values reach a plugin only through the options that it
 * declared.
 *
 * <p>Known weakness: the context class loader of the thread is set while a factory opens a storage
 * or a media, not in later calls of what it opened; a library that looks for services on another
 * thread has to be given its loader by the plugin. Isolation is against accident, not against
 * malice: a plugin runs with all rights of the process.
 */
package io.firn.core.plugin;
