// SPDX-License-Identifier: Apache-2.0
/**
 * The registered signature schemes, and calls to verifiers that stay safe while bundles come and
 * go. Does not fetch signatures.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.source.signature;
