// SPDX-License-Identifier: Apache-2.0
/** The lock file: which bytes each plugin of a configuration stands for, on which platforms. */
package io.odpf.optimus.plugin.manager.lock;
