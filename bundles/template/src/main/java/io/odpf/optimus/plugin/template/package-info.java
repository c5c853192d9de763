// SPDX-License-Identifier: Apache-2.0
/**
 * A template engine that is compatible with Go's text/template and the functions of sprig. It
 * renders text that job authors write, and so has no access to the machine, limits all resources,
 * and records the secrets that contribute to a text. Start with {@link
 * io.odpf.optimus.plugin.template.TemplateEngine}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template;
