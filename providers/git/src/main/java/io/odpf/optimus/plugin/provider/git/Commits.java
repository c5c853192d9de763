// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.git.remote.BlobReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** A repository whose commits and files can be read. Thread-safe. */
interface Commits extends AutoCloseable {

  /** Returns the address without credentials, to be shown. */
  String display();

  /**
   * The commit that a branch or a tag names now.
   *
   * @param ref the branch or the tag; absent means what HEAD names
   */
  ObjectId resolve(Optional<String> ref) throws IOException, ProviderException;

  /** Returns the tags with a prefix, without {@code refs/tags/}. */
  List<String> tags(String prefix) throws IOException;

  /** Reads a file of a commit. Calls the reader again if the first transport fails. */
  <T> T read(Wanted wanted, BlobReader<T> reader)
      throws IOException, ProviderException, InterruptedException;

  @Override
  void close();

  /**
   * A file to be had.
   *
   * @param ref through which the commit can be found, if the server does not give it by its id
   * @param depth how far behind the ref it may be, in commits, the tip included
   */
  record Wanted(ObjectId commit, String path, Optional<String> ref, int depth) {}
}
