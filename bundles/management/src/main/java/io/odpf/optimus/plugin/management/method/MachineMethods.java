// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import io.odpf.optimus.plugin.api.manager.CleanRequest.Option;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.UpgradeConsent;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.management.conversion.MachineMessages;
import io.odpf.optimus.plugin.proto.management.CleanReply;
import io.odpf.optimus.plugin.proto.management.CleanRequest;
import io.odpf.optimus.plugin.proto.management.DiffReply;
import io.odpf.optimus.plugin.proto.management.DiffRequest;
import io.odpf.optimus.plugin.proto.management.InstallOption;
import io.odpf.optimus.plugin.proto.management.InstallReply;
import io.odpf.optimus.plugin.proto.management.InstallRequest;
import io.odpf.optimus.plugin.proto.management.ListPluginsReply;
import io.odpf.optimus.plugin.proto.management.ListPluginsRequest;
import io.odpf.optimus.plugin.proto.management.RollbackReply;
import io.odpf.optimus.plugin.proto.management.RollbackRequest;
import io.odpf.optimus.plugin.proto.management.UpgradeReply;
import io.odpf.optimus.plugin.proto.management.UpgradeRequest;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The methods that list, compare and change the plugins of this machine. */
final class MachineMethods {
  private final PluginManager manager;
  private final ManagedConfiguration configuration;

  MachineMethods(PluginManager manager, ManagedConfiguration configuration) {
    this.manager = manager;
    this.configuration = configuration;
  }

  ListReport installed() throws ProblemException, InterruptedException {
    ConfigFile config = configuration.required();
    return manager.list(
        new ListRequest(Optional.of(config), Optional.empty(), config.environment()));
  }

  ListPluginsReply list(ListPluginsRequest request) throws ProblemException, InterruptedException {
    return MachineMessages.of(installed());
  }

  DiffReply diff(DiffRequest request) throws ProblemException, InterruptedException {
    return MachineMessages.of(
        manager.diff(
            new io.odpf.optimus.plugin.api.manager.DiffRequest(
                configuration.required(),
                configuration.mode(request.getMode()),
                platform(request.getPlatform()),
                request.getStrict())));
  }

  private static Optional<Platform> platform(String text) throws EndpointException {
    Optional<Platform> platform = Platform.parse(text);
    if (platform.isEmpty() && !text.isEmpty()) {
      throw new EndpointException(
          EndpointProblem.BAD_REQUEST,
          TerminalText.quote(text) + " is not a platform",
          "write it by Go's names: linux_amd64");
    }
    return platform;
  }

  InstallReply install(InstallRequest request) throws ProblemException, InterruptedException {
    return MachineMessages.of(
        manager.install(
            new io.odpf.optimus.plugin.api.manager.InstallRequest(
                configuration.required(),
                request.getPluginsList(),
                configuration.mode(request.getMode()),
                Optional.empty(),
                options(request.getOptionsList()),
                OptionalInt.empty()),
            InstallListener.NONE));
  }

  CleanReply clean(CleanRequest request) throws ProblemException, InterruptedException {
    Set<Option> options = EnumSet.noneOf(Option.class);
    if (request.getAll()) {
      options.add(Option.ALL);
    }
    if (request.getCache()) {
      options.add(Option.CACHE);
    }
    if (request.getDryRun()) {
      options.add(Option.DRY_RUN);
    }
    return MachineMessages.of(
        manager.clean(
            new io.odpf.optimus.plugin.api.manager.CleanRequest(
                configuration.required(), options)));
  }

  UpgradeReply upgrade(UpgradeRequest request) throws ProblemException, InterruptedException {
    return MachineMessages.of(
        manager.upgrade(
            new io.odpf.optimus.plugin.api.manager.UpgradeRequest(
                configuration.required(),
                request.getPluginsList(),
                configuration.mode(request.getMode()),
                options(request.getOptionsList()),
                OptionalInt.empty()),
            InstallListener.NONE,
            UpgradeConsent.GIVEN));
  }

  RollbackReply rollback(RollbackRequest request) throws ProblemException, InterruptedException {
    return MachineMessages.of(
        manager.rollback(
            new io.odpf.optimus.plugin.api.manager.RollbackRequest(
                configuration.required(), request.getDryRun())));
  }

  private static Set<io.odpf.optimus.plugin.api.manager.InstallRequest.Option> options(
      List<InstallOption> requested) throws EndpointException {
    Set<io.odpf.optimus.plugin.api.manager.InstallRequest.Option> options =
        EnumSet.noneOf(io.odpf.optimus.plugin.api.manager.InstallRequest.Option.class);
    for (InstallOption option : requested) {
      if (option == InstallOption.UNRECOGNIZED
          || option == InstallOption.INSTALL_OPTION_UNSPECIFIED) {
        throw new EndpointException(
            EndpointProblem.BAD_REQUEST,
            "an option of the request is unknown",
            "the server may be older than the client");
      }
      options.add(
          io.odpf.optimus.plugin.api.manager.InstallRequest.Option.valueOf(
              option.name().substring("INSTALL_OPTION_".length())));
    }
    return options;
  }
}
