// SPDX-License-Identifier: Apache-2.0
/** The codes of the problems that the command line reports. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.problem;
