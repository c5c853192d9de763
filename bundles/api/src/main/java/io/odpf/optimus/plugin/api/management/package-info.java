// SPDX-License-Identifier: Apache-2.0
/**
 * The settings of the management API, which a runtime serves, and the state of the configuration
 * that it manages.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.management;
