// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Describes I/O errors to users. The JDK tells many reasons only by the exception's class. */
public final class DiskErrors {
  private DiskErrors() {}

  /** Returns a description: the file, if it is known, and the reason. */
  public static String reason(IOException failure) {
    String message = failure.getMessage();
    if (message == null) {
      return failure.getClass().getSimpleName();
    }
    if (failure instanceof FileSystemException file && file.getReason() == null) {
      return message + ": " + kind(file);
    }
    return message;
  }

  /** Returns an exception that names the file, which the JDK's streams leave out. */
  public static IOException named(Path file, IOException failure) {
    return failure instanceof FileSystemException || failure instanceof InterruptedIOException
        ? failure
        : new IOException(file + ": " + failure.getMessage(), failure);
  }

  /** Returns whether a write failed because the disk, or the user's quota of it, is full. */
  public static boolean noRoom(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("No space left") || message.contains("quota exceeded");
  }

  private static String kind(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "it is there already";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "it is not empty";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is not a directory";
    }
    return failure.getClass().getSimpleName().replace("Exception", "");
  }
}
