// SPDX-License-Identifier: Apache-2.0
/** Notifications of a service manager about the runtime. */
@NullMarked
package io.odpf.optimus.plugin.launcher.service;

import org.jspecify.annotations.NullMarked;
