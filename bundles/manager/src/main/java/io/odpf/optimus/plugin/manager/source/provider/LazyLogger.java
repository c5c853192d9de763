// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import java.util.ResourceBundle;

/** A logger that is made when something is logged: the JDK's first one costs a start 15 ms. */
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
  public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
    logger().log(level, bundle, message, thrown);
  }

  @Override
  public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
    logger().log(level, bundle, format, parameters);
  }
}
