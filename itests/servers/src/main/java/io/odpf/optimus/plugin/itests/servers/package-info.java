// SPDX-License-Identifier: Apache-2.0
/**
 * Servers for tests, in the test's own process: they answer exactly what a test says, byte by byte,
 * right or wrong, and remember what they were asked. Nothing but the JDK is needed.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.itests.servers;
