// SPDX-License-Identifier: Apache-2.0
/** The implementation of {@link io.odpf.optimus.plugin.archive.Unpacker}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.archive.unpack;
