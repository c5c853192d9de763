// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.parse;

import io.odpf.optimus.plugin.template.tree.TemplateTree;
import java.util.Map;
import java.util.Set;

/**
 * The content of a parsed file.
 *
 * @param trees the templates by name, including that of the file itself
 * @param functions the functions that they call
 * @param includes the names of the templates that they include
 */
public record ParsedFile(
    Map<String, TemplateTree> trees, Set<String> functions, Set<String> includes) {}
