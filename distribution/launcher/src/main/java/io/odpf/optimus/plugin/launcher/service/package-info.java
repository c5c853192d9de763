// SPDX-License-Identifier: Apache-2.0
/** Notifications of a service manager about the runtime. */
package io.odpf.optimus.plugin.launcher.service;
