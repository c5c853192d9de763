// SPDX-License-Identifier: Apache-2.0
/** Job servers for a program that loads this bundle's classes by name. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server.program;
