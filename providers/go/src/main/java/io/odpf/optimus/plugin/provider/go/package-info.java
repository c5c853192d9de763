// SPDX-License-Identifier: Apache-2.0
/**
 * The provider type {@code go}: main packages of Go modules, built by the go command of the machine
 * that installs.
 *
 * <p>The pin is the module's exact version with its sum, and the toolchain's version, since the
 * bytes of a build follow from these together. Go reaches module proxies through a relay on
 * loopback, so that it sees neither their credentials nor the network; its environment is made from
 * nothing, so that nothing in the user's can change what is built.
 */
package io.odpf.optimus.plugin.provider.go;
