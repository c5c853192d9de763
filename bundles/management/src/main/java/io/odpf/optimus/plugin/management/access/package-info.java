// SPDX-License-Identifier: Apache-2.0
/** Who may call what, how often, and how callers prove who they are. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.access;
