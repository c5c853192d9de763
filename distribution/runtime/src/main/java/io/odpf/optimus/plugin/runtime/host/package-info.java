// SPDX-License-Identifier: Apache-2.0
/**
 * The OSGi framework and its bundles: those on the class path, those with their own class loaders,
 * drop-ins, and providers on demand. Apart from components, only this package uses OSGi.
 */
@NullMarked
package io.odpf.optimus.plugin.runtime.host;

import org.jspecify.annotations.NullMarked;
