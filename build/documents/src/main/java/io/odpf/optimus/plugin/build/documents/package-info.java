// SPDX-License-Identifier: Apache-2.0
/** Writes the distribution's documents when the distribution is built. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.build.documents;
