// SPDX-License-Identifier: Apache-2.0
/** Plugins from Git repositories. */
package io.odpf.optimus.plugin.provider.git;
