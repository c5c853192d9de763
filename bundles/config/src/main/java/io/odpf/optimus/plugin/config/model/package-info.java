// SPDX-License-Identifier: Apache-2.0
/** The configuration as values: what was read and found valid, and the codes of what was not. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.config.model;
