// SPDX-License-Identifier: Apache-2.0
/** A real Chromium without a window, driven by its own protocol. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.itests.browser;
