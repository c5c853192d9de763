// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Thrown for a repository with SHA-256 object ids, which JGit does not support. */
public final class ObjectFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public ObjectFormatException(@Nullable Throwable cause) {
    super("the objects have SHA-256 ids", cause);
  }
}
