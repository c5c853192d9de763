// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.storage;

import com.google.api.gax.retrying.BasicResultRetryAlgorithm;
import com.google.api.gax.retrying.ResultRetryAlgorithm;
import com.google.cloud.storage.StorageRetryStrategy;

/** Disables the library's retries and resumed downloads: the manager does both. */
final class NoRetries implements StorageRetryStrategy {
  private static final long serialVersionUID = 1L;

  @Override
  public ResultRetryAlgorithm<?> getIdempotentHandler() {
    return new Never();
  }

  @Override
  public ResultRetryAlgorithm<?> getNonidempotentHandler() {
    return new Never();
  }

  private static final class Never extends BasicResultRetryAlgorithm<Object> {
    @Override
    public boolean shouldRetry(Throwable failure, Object response) {
      return false;
    }
  }
}
