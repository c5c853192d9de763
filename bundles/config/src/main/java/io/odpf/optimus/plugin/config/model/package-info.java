// SPDX-License-Identifier: Apache-2.0
/** The validated configuration as immutable values, and the codes of problems in it. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.config.model;
