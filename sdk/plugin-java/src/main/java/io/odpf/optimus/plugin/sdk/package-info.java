// SPDX-License-Identifier: Apache-2.0
/**
 * The SDK for Optimus plugins in Java. A plugin implements {@link
 * io.odpf.optimus.plugin.sdk.OptimusPlugin} and the mods that it supports, and calls {@link
 * io.odpf.optimus.plugin.sdk.OptimusPlugin#serve} in {@code main}.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.sdk;
