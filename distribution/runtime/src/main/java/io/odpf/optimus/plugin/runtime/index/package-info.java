// SPDX-License-Identifier: Apache-2.0
/** Which bundles a distribution holds: written when it is built, read when it starts. */
package io.odpf.optimus.plugin.runtime.index;
