// SPDX-License-Identifier: Apache-2.0
/**
 * The agreement between host and plugin before they are connected: environment, handshake line and
 * certificates.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.handshake;
