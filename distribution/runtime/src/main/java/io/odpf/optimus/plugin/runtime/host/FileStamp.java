// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What tells that a file was changed or replaced, also by one of the same length and date: on Unix,
 * the inode and the time of its last change are among it.
 *
 * @param attributes by their names
 */
record FileStamp(Map<String, Object> attributes) {
  private static final String UNIX = "unix:dev,ino,size,lastModifiedTime,ctime";
  private static final String BASIC = "size,lastModifiedTime,creationTime";

  static FileStamp of(Path file) throws IOException {
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return new FileStamp(Files.readAttributes(file, unix ? UNIX : BASIC));
  }
}
