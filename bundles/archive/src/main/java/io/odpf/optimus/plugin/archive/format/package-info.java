// SPDX-License-Identifier: Apache-2.0
/** The table of file formats and their magic numbers. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.archive.format;
