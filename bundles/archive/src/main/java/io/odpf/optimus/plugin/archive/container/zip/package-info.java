// SPDX-License-Identifier: Apache-2.0
/**
 * Reads zip archives and accounts for every byte: entries follow each other from the first byte on,
 * then comes the central directory, then its end record, and redundant fields must agree. The JDK's
 * readers check none of that.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.archive.container.zip;
