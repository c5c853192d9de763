// SPDX-License-Identifier: Apache-2.0
/**
 * What host and plugin agree on before they are connected: the environment, the first line on
 * standard output, certificates.
 */
package io.odpf.optimus.plugin.supervisor.handshake;
