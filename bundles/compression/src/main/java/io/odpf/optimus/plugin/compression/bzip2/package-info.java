// SPDX-License-Identifier: Apache-2.0
/**
 * The bzip2 format. Written here because commons-compress, the maintained library, depends on
 * nearly all of commons-io.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.compression.bzip2;
