package io.firn.core.index.table;

/**
 * A run of pages that holds records of one size; none straddles two pages.
 *
 * @param firstPage number of its first page in the file
 * @param recordBytes bytes of a record
 * @param records how many
 */
record Section(long firstPage, int recordBytes, long records) {

  int perPage() {
    return Page.PAYLOAD / recordBytes;
  }

  /** Pages that it takes. */
  long pages() {
    return Math.ceilDiv(records, perPage());
  }

  /** Number of the first page after it. */
  long end() {
    return firstPage + pages();
  }

  /** The page of the file that holds the record. */
  long pageOf(long record) {
    return firstPage + record / perPage();
  }

  /** Where the record begins in its page. */
  int offsetOf(long record) {
    return (int) (record % perPage()) * recordBytes;
  }
}
