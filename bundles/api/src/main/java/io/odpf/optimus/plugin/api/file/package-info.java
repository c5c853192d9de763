// SPDX-License-Identifier: Apache-2.0
/** Reading files that people name: bounded, and never something that is no file. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.odpf.optimus.plugin.api.file;
