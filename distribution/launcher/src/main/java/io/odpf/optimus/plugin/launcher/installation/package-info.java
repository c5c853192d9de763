// SPDX-License-Identifier: Apache-2.0
/** Where the distribution lies, and what belongs to it. */
package io.odpf.optimus.plugin.launcher.installation;
