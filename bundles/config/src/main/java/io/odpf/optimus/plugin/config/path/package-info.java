// SPDX-License-Identifier: Apache-2.0
/** Checks paths at a provider, and expands goreleaser's placeholders in them. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.config.path;
