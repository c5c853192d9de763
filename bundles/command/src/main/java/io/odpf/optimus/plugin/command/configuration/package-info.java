// SPDX-License-Identifier: Apache-2.0
/** Commands about the configuration: write it, edit it, check it. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.configuration;
