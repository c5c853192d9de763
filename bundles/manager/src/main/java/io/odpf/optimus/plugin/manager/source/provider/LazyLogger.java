// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** A logger that is created at the first message: the JDK's first logger takes 15 ms. */
record LazyLogger(String name) implements System.Logger {
  private System.Logger logger() {
    return System.getLogger(name);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean isLoggable(Level level) {
    return logger().isLoggable(level);
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    logger().log(level, bundle, message, thrown);
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... parameters) {
    logger().log(level, bundle, format, parameters);
  }
}
