// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container;

import java.io.IOException;

/**
 * Takes the regular files of an archive, one after another. For each, {@link #begin}, any number of
 * {@link #data} and {@link #end}. Names are those that {@link EntryNames} let pass.
 */
public interface EntrySink {

  void begin(String name) throws IOException;

  /** Bytes of the file that was begun, valid during the call alone. */
  void data(byte[] bytes, int offset, int length) throws IOException;

  /** The file is complete, and what the archive says of it is true. */
  void end() throws IOException;

  /** There is a directory of this name. */
  void directory(String name) throws IOException;

  /** There is a link, which stays in the archive. */
  void link(EntryLink link) throws IOException;
}
