// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;

/** Carries a provider's exception through JGit, which passes only IOExceptions. */
public final class RemoteFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient ProviderException failure;

  public RemoteFailure(ProviderException failure) {
    super(failure.getMessage(), failure);
    this.failure = failure;
  }

  /** Returns the exception. */
  public ProviderException failure() {
    return failure;
  }
}
