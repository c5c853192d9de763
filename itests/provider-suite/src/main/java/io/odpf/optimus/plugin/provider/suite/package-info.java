// SPDX-License-Identifier: Apache-2.0
/**
 * JUnit tests that every provider of plugins must pass. A provider's test class creates a {@link
 * io.odpf.optimus.plugin.provider.suite.Source} that serves real files on loopback, extends {@link
 * io.odpf.optimus.plugin.provider.suite.ProviderSuite}, and implements the other behaviours that
 * apply to its sources: {@link io.odpf.optimus.plugin.provider.suite.FileBehaviour}, {@link
 * io.odpf.optimus.plugin.provider.suite.NetworkBehaviour}, {@link
 * io.odpf.optimus.plugin.provider.suite.CredentialBehaviour}, {@link
 * io.odpf.optimus.plugin.provider.suite.TlsBehaviour} and {@link
 * io.odpf.optimus.plugin.provider.suite.ProxyBehaviour}. The tests are inherited.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.suite;
