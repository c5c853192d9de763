// SPDX-License-Identifier: Apache-2.0
/** What a service manager is told of the runtime. */
package io.odpf.optimus.plugin.launcher.service;
