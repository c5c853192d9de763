// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container;

import java.io.IOException;

/**
 * Receives the entries of an archive. For each regular file, {@link #begin} is called once, {@link
 * #data} any number of times, and {@link #end} once. Names are results of {@link EntryNames}.
 */
public interface EntrySink {

  /** Begins a regular file. */
  void begin(String name) throws IOException;

  /** Receives bytes of the current file; the array is reused after the call. */
  void data(byte[] bytes, int offset, int length) throws IOException;

  /** Ends the current file, whose size and checksum are correct. */
  void end() throws IOException;

  /** Receives a directory. */
  void directory(String name) throws IOException;

  /** Receives a link. */
  void link(EntryLink link) throws IOException;
}
