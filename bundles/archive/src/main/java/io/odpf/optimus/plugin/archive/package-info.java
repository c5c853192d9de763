// SPDX-License-Identifier: Apache-2.0
/**
 * Takes one plugin binary out of an artifact from a stranger. It never creates what an archive
 * names: no path, link, device, mode, owner or time of an archive reaches the file system.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.odpf.optimus.plugin.archive;
