// SPDX-License-Identifier: Apache-2.0
/** The servlets of other bundles: where they are, who may use them, and what serves them. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.servlet;
