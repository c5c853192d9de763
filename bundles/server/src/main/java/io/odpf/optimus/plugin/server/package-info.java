// SPDX-License-Identifier: Apache-2.0
/** A job server: opens its database, and offers its operations to the services of protocols. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server;
