// SPDX-License-Identifier: Apache-2.0
/** A plugin's log: entries of hclog on standard error, which the host reads. */
package io.odpf.optimus.plugin.sdk.log;
