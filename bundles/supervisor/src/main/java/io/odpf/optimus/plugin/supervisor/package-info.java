// SPDX-License-Identifier: Apache-2.0
/** The supervisor, put together of its parts. */
package io.odpf.optimus.plugin.supervisor;
