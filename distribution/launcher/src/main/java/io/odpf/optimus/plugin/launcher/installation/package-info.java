// SPDX-License-Identifier: Apache-2.0
/** The installed distribution and its directories. */
@NullMarked
package io.odpf.optimus.plugin.launcher.installation;

import org.jspecify.annotations.NullMarked;
