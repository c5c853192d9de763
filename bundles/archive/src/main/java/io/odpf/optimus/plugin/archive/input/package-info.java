// SPDX-License-Identifier: Apache-2.0
/**
 * What every reader of an artifact shares: its bytes, what they may cost, and how it is refused.
 */
package io.odpf.optimus.plugin.archive.input;
