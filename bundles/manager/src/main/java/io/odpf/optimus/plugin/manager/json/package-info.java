// SPDX-License-Identifier: Apache-2.0
/** Small JSON documents, read strictly, with positions in what is found wrong. */
package io.odpf.optimus.plugin.manager.json;
