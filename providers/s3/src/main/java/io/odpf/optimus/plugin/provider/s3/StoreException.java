// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

/** The answer behind a failure. */
final class StoreException extends Exception {
  private static final long serialVersionUID = 1L;

  StoreException(S3Error error) {
    super("the store answered " + error);
  }
}
