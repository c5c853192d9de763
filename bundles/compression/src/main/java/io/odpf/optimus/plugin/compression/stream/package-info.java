// SPDX-License-Identifier: Apache-2.0
/** What the decoders share: buffered input, limits on memory, and the exception that they throw. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.compression.stream;
