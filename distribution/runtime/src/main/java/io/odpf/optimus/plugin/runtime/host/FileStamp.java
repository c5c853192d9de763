// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Attributes that differ after a file was changed or replaced, even by one of the same length and
 * date: on Unix, they include the inode and the time of its last change.
 *
 * @param attributes the attributes by name
 */
record FileStamp(Map<String, Object> attributes) {
  private static final String UNIX = "unix:dev,ino,size,lastModifiedTime,ctime";
  private static final String BASIC = "size,lastModifiedTime,creationTime";

  static FileStamp of(Path file) throws IOException {
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return new FileStamp(Files.readAttributes(file, unix ? UNIX : BASIC));
  }
}
