// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import io.odpf.optimus.plugin.provider.s3.answer.Words;
import io.odpf.optimus.plugin.provider.s3.transport.InterruptedCall;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the SDK's failures mean when no store has answered. */
final class ClientFailures {
  private ClientFailures() {}

  /**
   * The failure behind one of the SDK.
   *
   * @param object what was asked for, for people
   * @throws InterruptedException if that is what it was
   */
  static ProviderException of(SdkClientException failure, String object, Optional<AccessKeys> keys)
      throws InterruptedException {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedCall || cause instanceof AbortedException) {
        throw interruption(failure);
      }
      if (cause instanceof HttpException answerless) {
        return HttpFailures.of(answerless);
      }
    }
    if (Thread.interrupted()) {
      throw interruption(failure);
    }
    String said = failure.getMessage() == null ? "" : failure.getMessage();
    String words = Words.printable(keys.map(own -> own.redact(said)).orElse(said));
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return ProviderException.unavailable(
            "reading " + object + " failed: " + words, "check the network", null);
      }
    }
    return ProviderException.invalid(
        object + " cannot be asked for: " + words,
        "check the provider's bucket, endpoint and region");
  }

  private static InterruptedException interruption(Exception cause) {
    // Whoever threw it may have set the status, which the exception stands for.
    Thread.interrupted();
    InterruptedException interruption = new InterruptedException("while a store was asked");
    interruption.initCause(cause);
    return interruption;
  }
}
