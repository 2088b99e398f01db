package io.firn.media.files.restore;

/**
 * How a tree is restored.
 *
 * @param owner whether owners are restored, as far as this user can
 * @param numericOwner whether owners are taken by number although their names are known here
 * @param sync whether all is made durable at the end
 */
public record TargetOptions(boolean owner, boolean numericOwner, boolean sync) {}
