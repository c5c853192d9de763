// SPDX-License-Identifier: Apache-2.0
/**
 * The part of HTTP/1.1 and JSON that the runtime's process and its commands need. Avoids an HTTP
 * library, which would slow down every command.
 */
@NullMarked
package io.odpf.optimus.plugin.launcher.http;

import org.jspecify.annotations.NullMarked;
