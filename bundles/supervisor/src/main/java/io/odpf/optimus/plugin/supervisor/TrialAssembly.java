// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.api.supervisor.PluginTrial;
import io.odpf.optimus.plugin.api.supervisor.PluginTrials;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.api.supervisor.TrialRequest;
import io.odpf.optimus.plugin.supervisor.channel.broker.PluginChannels;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import io.odpf.optimus.plugin.supervisor.trial.LocalTrials;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** Trials of plugins with their own connections. Thread-safe. */
final class TrialAssembly implements PluginTrials {
  private final LocalTrials trials;
  private final LazyTransport transport;

  private TrialAssembly(LocalTrials trials, LazyTransport transport) {
    this.trials = trials;
    this.transport = transport;
  }

  /** Creates trials with the usual limits. */
  static PluginTrials of(Map<String, String> environment) {
    return of(RunSettings.of(MachineSettings.socketParent(environment), environment));
  }

  static PluginTrials of(RunSettings settings) {
    ThreadFactory threads = SupervisorAssembly.daemons();
    LazyTransport transport = new LazyTransport(threads);
    return new TrialAssembly(
        new LocalTrials(
            settings,
            PluginChannels.on(transport, settings.socketParent(), threads),
            Clock.systemUTC(),
            threads),
        transport);
  }

  @Override
  public PluginTrial start(TrialRequest request) throws SupervisorException, InterruptedException {
    return trials.start(request);
  }

  @Override
  public void close() {
    trials.close();
    transport.close();
  }
}
