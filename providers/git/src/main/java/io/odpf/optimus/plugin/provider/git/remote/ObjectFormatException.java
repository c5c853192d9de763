// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import java.io.IOException;

/** A repository names its objects by SHA-256, which JGit does not know. */
public final class ObjectFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public ObjectFormatException(Throwable cause) {
    super("the objects have SHA-256 ids", cause);
  }
}
