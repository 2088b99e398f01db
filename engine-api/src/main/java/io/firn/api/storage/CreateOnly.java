package io.firn.api.storage;

/** How strictly a storage keeps two creators of the same name apart. */
public enum CreateOnly {
  /** Of any number of concurrent creators exactly one succeeds, the others get Exists. */
  EXCLUSIVE,
  /**
   * An existing object is refused, but of two concurrent creators both may be told that they
   * succeeded, and one of them stays. After the settle time all readers see the same one.
   */
  DETECTABLE,
  /** Nothing is promised: such a storage may only be read. */
  NONE
}
