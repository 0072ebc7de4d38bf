package org.stagedoor.deploy.jar;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Looks at the two ends of a file: a jar that is still being copied lacks the directory at its end.
 */
final class ZipEnd {
  private static final int FIRST = 0x04034b50;
  private static final int DIRECTORY_END = 0x06054b50;
  private static final int LENGTH = 22;
  private static final int DIRECTORY_SIZE = 12;
  private static final int COMMENT_LENGTH = 20;

  /** Who opens a jar holds its directory in memory; this one would do for any of 50,000 entries. */
  private static final long MOST_DIRECTORY = 8 << 20;

  private static final int MOST_COMMENT = 0xffff;

  private ZipEnd() {}

  /**
   * Returns if the file has a beginning and an end.
   *
   * @throws Flaw if it begins like no jar, or its directory is too large to be held
   * @throws Unfinished if its end is missing
   */
  static void check(Path file) throws IOException, Flaw, Unfinished {
    try (RandomAccessFile zip = new RandomAccessFile(file.toFile(), "r")) {
      if (zip.length() >= Integer.BYTES && read(zip, 0, Integer.BYTES).getInt(0) != FIRST) {
        throw new Flaw("it is no jar");
      }
      int span = (int) Math.min(zip.length(), LENGTH + MOST_COMMENT);
      ByteBuffer tail = read(zip, zip.length() - span, span);
      for (int at = span - LENGTH; at >= 0; at--) {
        if (tail.getInt(at) == DIRECTORY_END
            && (tail.getShort(at + COMMENT_LENGTH) & MOST_COMMENT) == span - at - LENGTH) {
          if (Integer.toUnsignedLong(tail.getInt(at + DIRECTORY_SIZE)) > MOST_DIRECTORY) {
            throw new Flaw("its directory is larger than " + (MOST_DIRECTORY >> 20) + " MiB");
          }
          return;
        }
      }
      throw new Unfinished("its end is missing");
    }
  }

  private static ByteBuffer read(RandomAccessFile file, long from, int count) throws IOException {
    byte[] bytes = new byte[count];
    file.seek(from);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
