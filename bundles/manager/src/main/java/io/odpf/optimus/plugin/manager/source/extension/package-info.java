// SPDX-License-Identifier: Apache-2.0
/**
 * Services of one kind that come and go, by the names that configurations use, and leases that keep
 * one from going while it is used. What they are for is not known here.
 */
package io.odpf.optimus.plugin.manager.source.extension;
