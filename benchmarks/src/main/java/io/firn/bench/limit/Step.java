package io.firn.bench.limit;

/** What a backup cannot leave out, in the order in which it is done. */
public enum Step {
  READ("read", "read(2) out of the kernel's cache"),
  CUT("cut", "FastCDC"),
  NAME("chunk id", "HMAC-SHA-256"),
  COMPRESS("zstd", "compress"),
  SEAL("seal", "AES-256-GCM"),
  OPEN("open", "AES-256-GCM, for the self-check"),
  DECOMPRESS("decompress", "zstd, for the self-check"),
  COMPARE("compare", "with the source, for the self-check"),
  SEGMENT("segment id", "SHA-256 of the segment"),
  MD5("MD5", "of the segment, on Swift"),
  WRITE("write", "to a file or a socket");

  private final String word;
  private final String meaning;

  Step(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** A short name for tables and plots, in which a result of JMH is called the same. */
  public String word() {
    return word;
  }

  /** What is done. */
  public String meaning() {
    return meaning;
  }
}
