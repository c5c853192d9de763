// SPDX-License-Identifier: Apache-2.0
/** Functions for URLs, and functions that escape text for HTML, JavaScript and queries. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.web;
