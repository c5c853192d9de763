// SPDX-License-Identifier: Apache-2.0
/** Serves the servlets of other bundles, by Jetty's requests and OSGi's servlet whiteboard. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.servlet;
