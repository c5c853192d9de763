// SPDX-License-Identifier: Apache-2.0
/** The problems of a server. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.endpoint.problem;
