// SPDX-License-Identifier: Apache-2.0
/** Plugin releases as goreleaser creates them, built from a small Go plugin. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.itests.release;
