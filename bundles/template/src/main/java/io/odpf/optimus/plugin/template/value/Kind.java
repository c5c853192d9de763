// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.value;

/** The kinds of types, which determine the operations on their values. */
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
