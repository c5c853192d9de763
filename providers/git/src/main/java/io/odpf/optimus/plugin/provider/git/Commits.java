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
   * Returns the commit that a branch or a tag names now.
   *
   * @param ref the branch or the tag; absent for the commit that HEAD names
   */
  ObjectId resolve(Optional<String> ref) throws IOException, ProviderException;

  /** Returns the tags with a prefix, without {@code refs/tags/}. */
  List<String> tags(String prefix) throws IOException;

  /** Reads a file of a commit. Calls the reader again if the first transport fails. */
  <T> T read(FileRequest request, BlobReader<T> reader)
      throws IOException, ProviderException, InterruptedException;

  @Override
  void close();

  /**
   * A requested file of a commit.
   *
   * @param ref a ref from which the commit can be reached, for servers that do not serve it by id
   * @param depth the number of commits to fetch from the ref, including its tip
   */
  record FileRequest(ObjectId commit, String path, Optional<String> ref, int depth) {}
}
