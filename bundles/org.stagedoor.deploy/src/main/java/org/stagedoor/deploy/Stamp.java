package org.stagedoor.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * By what a file is seen to have changed.
 *
 * @param size its bytes
 * @param modified when it was written last
 * @param key which file it is, where the file system tells
 */
record Stamp(long size, FileTime modified, @Nullable Object key) {
  /** Of no file. */
  static final Stamp NONE = new Stamp(-1, FileTime.fromMillis(0), null);

  static Stamp of(Path file) throws IOException {
    BasicFileAttributes is =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new Stamp(is.size(), is.lastModifiedTime(), is.fileKey());
  }
}
