// SPDX-License-Identifier: Apache-2.0
/** The operations of a job server, independent of the protocol by which clients call them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server.service;
