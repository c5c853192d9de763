// SPDX-License-Identifier: Apache-2.0
/** Requests to a server of jobs, over its REST API. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.remote;
