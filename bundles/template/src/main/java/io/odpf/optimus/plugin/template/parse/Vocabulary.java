// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.parse;

import java.util.Map;
import java.util.Set;

/**
 * The names of functions that the parser accepts, and of those that it refuses with a hint.
 *
 * @param defined the names of the supported functions
 * @param refused the names of the functions that this engine deliberately lacks, with hints
 */
public record Vocabulary(Set<String> defined, Map<String, String> refused) {}
