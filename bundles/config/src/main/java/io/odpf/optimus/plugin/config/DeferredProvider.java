// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.value.ValueReaders;
import io.odpf.optimus.plugin.config.value.VariableUse;
import java.util.Optional;

/** An entry of {@code providers:} whose secrets and unset variables have not been read yet. */
final class DeferredProvider implements ProviderEntry.Resolution {
  private final ValueReaders file;
  private final Node.Mapping node;
  private final String owner;
  private final OptionSchema schema;

  /**
   * Creates a deferred entry.
   *
   * @param owner the entry's name in messages
   * @param schema the options of its type
   */
  DeferredProvider(ValueReaders file, Node.Mapping node, String owner, OptionSchema schema) {
    this.file = file;
    this.node = node;
    this.owner = owner;
    this.schema = schema;
  }

  @Override
  public ProviderEntry resolve(ProviderEntry entry) throws PluginManagerException {
    Findings findings = new Findings();
    ProviderReader.Settings settings =
        new ProviderReader(file.with(findings), findings, VariableUse.REPLACED)
            .read(node, owner, Optional.of(schema));
    if (!findings.isEmpty()) {
      throw findings.toException();
    }
    return new ProviderEntry(
        new ProviderSpec(entry.spec().type(), entry.spec().name(), settings.options()),
        settings.timeouts(),
        settings.retries(),
        entry.position());
  }
}
