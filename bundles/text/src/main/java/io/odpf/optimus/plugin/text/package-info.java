// SPDX-License-Identifier: Apache-2.0
/**
 * Text for people and for machines: escaped text for terminals, suggestions for mistyped words, and
 * JSON. For the platform's own bundles; depends on the JDK alone.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.text;
