// SPDX-License-Identifier: Apache-2.0
/**
 * The templates of Go's text/template with the functions of sprig, for text that authors of jobs
 * write: without access to the machine, with limits on everything, and with a record of the secrets
 * that went into the text. Start with {@link io.odpf.optimus.plugin.template.TemplateEngine}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template;
