// SPDX-License-Identifier: Apache-2.0
/** A job server on a port. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server.endpoint;
