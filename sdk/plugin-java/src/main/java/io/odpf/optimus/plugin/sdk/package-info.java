// SPDX-License-Identifier: Apache-2.0
/**
 * A plugin of Optimus in Java: implement {@link io.odpf.optimus.plugin.sdk.OptimusPlugin}, and the
 * mods that the plugin has, and call {@link io.odpf.optimus.plugin.sdk.OptimusPlugin#serve} in
 * {@code main}.
 */
package io.odpf.optimus.plugin.sdk;
