// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.proto.handshake;

/** The variable by which Optimus tells a plugin that it was started as one. */
public final class MagicCookie {

  /** Its name, the same in all generations of Optimus. */
  public static final String KEY = "OP_PLUGIN_MAGIC_COOKIE";

  /** Its value, the same in all generations of Optimus. */
  public static final String VALUE =
      "ksxR4BqCT81whVF2dVEUpYZXwM3pazSkP4IbVc6f2Kns57ypp2c0z0GzQNMdHSUk";

  private MagicCookie() {}
}
