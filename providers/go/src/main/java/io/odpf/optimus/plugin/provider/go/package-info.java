// SPDX-License-Identifier: Apache-2.0
/** Plugins from Go modules. */
package io.odpf.optimus.plugin.provider.go;
