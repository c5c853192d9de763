// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

/** What operations a value allows. */
public enum Kind {
  BOOL,
  SIGNED,
  UNSIGNED,
  FLOAT,
  TEXT,
  SLICE,
  MAP,
  STRUCT,
  POINTER,
  INTERFACE
}
