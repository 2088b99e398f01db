package io.firn.media.files.block;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/**
 * Tells raw disks, whose data stays in aligned blocks, from containers and compressed images, whose
 * data may stand anywhere.
 */
enum ImageFormat {
  QCOW(0, "QFI\u00fb"),
  VMDK(0, "KDMV"),
  VMDK_TEXT(0, "# Disk DescriptorFile"),
  VDI(64, "\u007f\u0010\u00da\u00be"),
  VHDX(0, "vhdxfile"),
  VHD(0, "conectix"),
  GZIP(0, "\u001f\u008b"),
  BZIP2(0, "BZh"),
  XZ(0, "\u00fd7zXZ\0"),
  ZSTD(0, "(\u00b5/\u00fd"),
  LZ4(0, "\u0004\"M\u0018"),
  ZIP(0, "PK\u0003\u0004"),
  TAR(257, "ustar");

  /** Bytes of the start that tell. */
  static final int START_BYTES = 512;

  private final int offset;

  /** One letter a byte. */
  private final String magic;

  ImageFormat(int offset, String magic) {
    this.offset = offset;
    this.magic = magic;
  }

  /** Whether a disk that starts so is raw. */
  static boolean isRaw(ByteBuffer start) {
    for (ImageFormat format : values()) {
      if (format.starts(start)) {
        return false;
      }
    }
    return true;
  }

  private boolean starts(ByteBuffer start) {
    byte[] bytes = magic.getBytes(ISO_8859_1);
    return start.limit() >= offset + bytes.length
        && start.slice(offset, bytes.length).equals(ByteBuffer.wrap(bytes));
  }
}
