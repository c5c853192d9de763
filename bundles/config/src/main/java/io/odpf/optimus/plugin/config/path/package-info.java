// SPDX-License-Identifier: Apache-2.0
/** Paths at a provider, and goreleaser's placeholders in them. */
package io.odpf.optimus.plugin.config.path;
