// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of {@code runtime start} for its configuration and for new versions of plugins. */
final class FollowOptions {
  private static final String CONFIG = "config";
  private static final String FOLLOW = "follow";
  private static final String CANARY = "canary";
  private static final String CANARY_FOR = "canary-for";

  private FollowOptions() {}

  static List<OptionSpec> specs() {
    return List.of(
        OptionSpec.valued(
            CONFIG,
            "c",
            Value.of(Value.Kind.FILE, "FILE"),
            "the configuration that the runtime manages; default: management.config of the host"),
        OptionSpec.flag(
            FOLLOW,
            "",
            "install what the configuration asks for, now and whenever it or its lock file changes"),
        OptionSpec.valued(
            CANARY,
            "",
            Value.choice("0", "1"),
            "how many processes of a new version are observed beside the old one before they get"
                + " calls; default: 0"),
        OptionSpec.valued(
            CANARY_FOR,
            "",
            Value.of(Value.Kind.NUMBER, "SECONDS"),
            "how long they are observed; default: 30"));
  }

  /** Returns the environment with the variables that correspond to the options. */
  static Map<String, String> apply(Invocation call, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    config(call).ifPresent(file -> all.put(HostVariable.MANAGEMENT_CONFIG, file.toString()));
    if (call.arguments().has(FOLLOW)) {
      all.put(HostVariable.MANAGEMENT_FOLLOW, "on");
    }
    call.arguments().value(CANARY).ifPresent(it -> all.put(HostVariable.CANARY, it));
    call.arguments().value(CANARY_FOR).ifPresent(it -> all.put(HostVariable.CANARY_SECONDS, it));
    return all;
  }

  private static Optional<Path> config(Invocation call) {
    return call.arguments().value(CONFIG).map(call.workingDirectory()::resolve);
  }

  /** Returns the options for another process, with absolute paths. */
  static List<String> words(Invocation call) {
    List<String> words = new ArrayList<>();
    config(call).ifPresent(file -> words.addAll(List.of("--" + CONFIG, file.toString())));
    if (call.arguments().has(FOLLOW)) {
      words.add("--" + FOLLOW);
    }
    for (String name : new String[] {CANARY, CANARY_FOR}) {
      call.arguments().value(name).ifPresent(value -> words.addAll(List.of("--" + name, value)));
    }
    return words;
  }
}
