// SPDX-License-Identifier: Apache-2.0
/** Callers, their roles and projects, and their admission. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server.access;
