// SPDX-License-Identifier: Apache-2.0
/**
 * Plans of installs: compares the configuration with the lock and the install location, and decides
 * what to change. Changes nothing itself.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.plan;
