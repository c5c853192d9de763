// SPDX-License-Identifier: Apache-2.0
/**
 * Takes plugin binaries out of artifacts from untrusted sources. Nothing in the file system is
 * created as an archive describes it: no path, link, device, mode, owner or time is taken over.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.archive;
