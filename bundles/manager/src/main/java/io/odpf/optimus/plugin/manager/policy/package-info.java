// SPDX-License-Identifier: Apache-2.0
/**
 * Whether plugins may be installed and started: the rules of configurations, their record in an
 * install location, and the policies that bundles bring.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.policy;
