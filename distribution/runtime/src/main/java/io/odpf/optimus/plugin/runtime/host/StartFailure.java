// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** Describes the failure to install or start a bundle, and what to do. */
final class StartFailure {
  private StartFailure() {}

  /** Describes the failed start of a bundle. */
  static String of(BundleContext context, Bundle bundle, Throwable failure) {
    boolean unresolved =
        failure instanceof BundleException known
            && known.getType() == BundleException.RESOLVE_ERROR;
    if (unresolved) {
      return MissingRequirements.of(context, bundle).orElse(of(failure));
    }
    boolean activator =
        failure instanceof BundleException known
            && known.getType() == BundleException.ACTIVATOR_ERROR
            && known.getCause() != null;
    return activator
        ? "its activator "
            + bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATOR)
            + " fails: "
            + root(failure)
        : of(failure);
  }

  /** Returns the message of a failure, with its root cause unless the message contains it. */
  static String of(Throwable failure) {
    Throwable last = last(failure);
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    String reason = last.getMessage() == null ? last.toString() : last.getMessage();
    return message.contains(reason) ? message : message + " (" + root(failure) + ")";
  }

  /** Returns the root cause, with a hint if a class is missing. */
  static String root(Throwable failure) {
    return missingClass(last(failure).toString());
  }

  /** Returns the first line of a stack trace, with a hint if a class is missing. */
  static String missingClass(String thrown) {
    return thrown.startsWith("java.lang.NoClassDefFoundError")
            || thrown.startsWith("java.lang.ClassNotFoundException")
        ? thrown + "; embed the library that has this class, or import its package"
        : thrown;
  }

  private static Throwable last(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null && last.getCause() != last) {
      last = last.getCause();
    }
    return last;
  }
}
