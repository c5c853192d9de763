// SPDX-License-Identifier: Apache-2.0
/** The table of file formats and their magic numbers. */
package io.odpf.optimus.plugin.archive.format;
