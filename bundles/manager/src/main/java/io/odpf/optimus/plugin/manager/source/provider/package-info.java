// SPDX-License-Identifier: Apache-2.0
/**
 * The provider types that are present, and safe ways to call them while bundles come and go. Not
 * the place for retries: a call that fails has failed.
 */
package io.odpf.optimus.plugin.manager.source.provider;
