// SPDX-License-Identifier: Apache-2.0
/**
 * The interface of policies, which decide whether a plugin may be installed or started on a
 * machine. The manager asks all of them, and denies what one of them does not permit.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.policy;
