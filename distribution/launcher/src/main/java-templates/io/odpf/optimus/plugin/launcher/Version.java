// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher;

/** The platform's version; a constant, because reading a resource would slow down every start. */
public final class Version {
  public static final String VERSION = "${project.version}";

  private Version() {}
}
