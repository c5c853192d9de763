// SPDX-License-Identifier: Apache-2.0
/** Safe access to files that users name, and to users' own directories. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.file;
