// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.parse;

import java.util.Map;
import java.util.Set;

/**
 * The functions that a template may name.
 *
 * @param defined the names of those that can be called
 * @param refused the names of those that Go's engine has and this one has not, with the reason
 */
public record Vocabulary(Set<String> defined, Map<String, String> refused) {}
