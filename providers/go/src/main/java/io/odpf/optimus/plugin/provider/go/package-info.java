// SPDX-License-Identifier: Apache-2.0
/**
 * The provider type {@code go}: main packages of Go modules, built by the go command of the
 * installing machine.
 *
 * <p>The pin is the module's exact version with its sum, and the toolchain's version, since the
 * bytes of a build follow from these together. Go reaches module proxies through a relay on
 * loopback, so that it sees neither their credentials nor the network. Its environment is composed
 * from scratch, so that the user's environment cannot affect the result.
 */
@NullMarked
package io.odpf.optimus.plugin.provider.go;

import org.jspecify.annotations.NullMarked;
