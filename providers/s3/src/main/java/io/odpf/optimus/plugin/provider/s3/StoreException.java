// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

/** The cause of a failure: a store's error response. */
final class StoreException extends Exception {
  private static final long serialVersionUID = 1L;

  StoreException(S3Error error) {
    super("the store answered " + error);
  }
}
