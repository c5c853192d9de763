// SPDX-License-Identifier: Apache-2.0
/**
 * Decides whether plugins may be installed and started, by the rules of configurations, their
 * record in an install location, and the policies that bundles provide.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.policy;
