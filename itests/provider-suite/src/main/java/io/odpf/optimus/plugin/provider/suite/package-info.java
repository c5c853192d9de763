// SPDX-License-Identifier: Apache-2.0
/**
 * What every provider of plugins must show. A test class of a provider makes a {@link
 * io.odpf.optimus.plugin.provider.suite.Source} that really serves files on loopback, extends
 * {@link io.odpf.optimus.plugin.provider.suite.ProviderSuite} and implements those of the other
 * behaviours that its sources can have at all: {@link
 * io.odpf.optimus.plugin.provider.suite.FileBehaviour}, {@link
 * io.odpf.optimus.plugin.provider.suite.NetworkBehaviour}, {@link
 * io.odpf.optimus.plugin.provider.suite.CredentialBehaviour}, {@link
 * io.odpf.optimus.plugin.provider.suite.TlsBehaviour} and {@link
 * io.odpf.optimus.plugin.provider.suite.ProxyBehaviour}. The tests are inherited.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.suite;
