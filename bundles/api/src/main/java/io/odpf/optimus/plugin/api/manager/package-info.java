// SPDX-License-Identifier: Apache-2.0
/**
 * The plugin manager's operations, as a service and as a library: what the command line, the shell
 * and an embedding server all call.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.4.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.manager;
