// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: which commands there are, what each asks of the {@link
 * io.odpf.optimus.plugin.api.manager.PluginManager}, and how what comes back is shown. Where the
 * manager comes from is the host's business: see {@link
 * io.odpf.optimus.plugin.command.ManagerHost}. No plugin logic is in here.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.odpf.optimus.plugin.command;
