// SPDX-License-Identifier: Apache-2.0
/** The rules for names and values of secrets. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.secrets.value;
