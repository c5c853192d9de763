// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import org.apache.felix.framework.Logger;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** Forwards messages that the framework would print on standard output to the system logger. */
final class FrameworkLog extends Logger {

  @Override
  @SuppressWarnings("rawtypes")
  protected void doLog(
      Bundle bundle, ServiceReference service, int level, String message, Throwable failure) {
    forward(level, bundle == null ? message : bundle + ": " + message, failure);
  }

  @Override
  protected void doLog(int level, String message, Throwable failure) {
    forward(level, message, failure);
  }

  private static void forward(int level, String text, Throwable failure) {
    // Do not keep the logger in a field, so that logging is set up only for the first message.
    System.getLogger(FrameworkLog.class.getPackageName()).log(level(level), text, failure);
  }

  private static System.Logger.Level level(int level) {
    return switch (level) {
      case LOG_ERROR -> System.Logger.Level.ERROR;
      case LOG_WARNING -> System.Logger.Level.WARNING;
      case LOG_INFO -> System.Logger.Level.INFO;
      default -> System.Logger.Level.DEBUG;
    };
  }
}
