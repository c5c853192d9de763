// SPDX-License-Identifier: Apache-2.0
/**
 * As much of HTTP/1.1 and JSON as the runtime's process and its commands need, without a library.
 */
@NullMarked
package io.odpf.optimus.plugin.launcher.http;

import org.jspecify.annotations.NullMarked;
