// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher;

/** The platform's version; a constant, because a resource would cost every start its reading. */
public final class Version {
  public static final String VERSION = "${project.version}";

  private Version() {}
}
