// SPDX-License-Identifier: Apache-2.0
/** Files that people name: how they are read, and where a user's own lie. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.file;
