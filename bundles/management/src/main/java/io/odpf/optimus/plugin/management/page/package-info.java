// SPDX-License-Identifier: Apache-2.0
/** The web page of the runtime: static files, and sign-in and sign-out. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.page;
