// SPDX-License-Identifier: Apache-2.0
/** What plugins write: structured entries, plain lines and panics, told apart and kept. */
package io.odpf.optimus.plugin.supervisor.log;
