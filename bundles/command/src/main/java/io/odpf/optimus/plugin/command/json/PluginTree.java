// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.json;

import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Validation;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.PluginUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Describes plugins as trees of maps, lists, strings, numbers, booleans and instants, in the order
 * of the output. Omits absent and empty values.
 */
public final class PluginTree {
  private PluginTree() {}

  /** Returns the spelling of a constant in documents. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the state of a plugin, without its resource usage. */
  public static Map<String, Object> status(PluginStatus status) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", status.name());
    tree.put("path", status.binary().toString());
    put(tree, "version", status.version());
    tree.put("managed", status.managed());
    put(tree, "digest", status.digest());
    put(tree, "shadowed", texts(status.shadowed()));
    tree.put("state", word(status.state()));
    tree.put("since", status.since());
    if (status.pid().isPresent()) {
      tree.put("pid", status.pid().getAsLong());
    }
    tree.put("restarts", status.restarts());
    if (status.failure().isPresent()) {
      tree.put("failure", problem(status.failure().get()));
    }
    return tree;
  }

  /** Returns the state of a plugin's process, for lists of files. */
  public static Map<String, Object> process(PluginStatus status) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("state", word(status.state()));
    tree.put("since", status.since());
    if (status.pid().isPresent()) {
      tree.put("pid", status.pid().getAsLong());
    }
    tree.put("restarts", status.restarts());
    return tree;
  }

  /** Returns the resource usage of a plugin. */
  public static Map<String, Object> usage(PluginUsage usage) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("cpuMilliseconds", usage.cpu().toMillis());
    if (usage.memory().isPresent()) {
      tree.put("memoryBytes", usage.memory().getAsLong());
    }
    tree.put("calls", usage.calls());
    tree.put("failedCalls", usage.failedCalls());
    tree.put("callMilliseconds", usage.callTime().toMillis());
    return tree;
  }

  /** Returns the plugin's description of itself. */
  public static Map<String, Object> info(PluginInfo info) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", info.name());
    put(tree, "description", info.description());
    tree.put("type", word(info.type()));
    tree.put("generation", info.generation().name());
    List<Object> mods = new ArrayList<>();
    for (PluginMod mod : PluginMod.values()) {
      if (info.mods().contains(mod)) {
        mods.add(word(mod));
      }
    }
    put(tree, "mods", mods);
    put(tree, "version", info.version());
    put(tree, "apiVersions", texts(info.apiVersions()));
    put(tree, "image", info.image());
    put(tree, "dependsOn", texts(info.dependsOn()));
    if (info.hookType() != HookType.UNSPECIFIED) {
      tree.put("hookType", word(info.hookType()));
    }
    put(tree, "secretPath", info.secretPath());
    return tree;
  }

  /** Returns the questions of a plugin. */
  public static List<Object> questions(List<Question> questions) {
    List<Object> tree = new ArrayList<>();
    for (Question question : questions) {
      tree.add(question(question));
    }
    return tree;
  }

  private static Map<String, Object> question(Question question) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", question.name());
    put(tree, "prompt", question.prompt());
    put(tree, "help", question.help());
    put(tree, "default", question.defaultValue());
    put(tree, "choices", texts(question.choices()));
    List<Object> more = new ArrayList<>();
    for (Question.SubQuestions sub : question.subQuestions()) {
      Map<String, Object> follow = new LinkedHashMap<>();
      follow.put("ifValue", sub.ifValue());
      follow.put("questions", questions(sub.questions()));
      more.add(follow);
    }
    put(tree, "subQuestions", more);
    return tree;
  }

  /** Returns the validation of an answer. */
  public static Map<String, Object> validation(Validation validation) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("valid", validation.valid());
    put(tree, "error", validation.error());
    return tree;
  }

  /** Returns the destination of a task. */
  public static Map<String, Object> destination(Destination destination) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", destination.name());
    put(tree, "type", destination.type());
    return tree;
  }

  /** Returns a record of a plugin's log. */
  public static Map<String, Object> log(PluginLogRecord log) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("at", log.at().toString());
    tree.put("stream", word(log.stream()));
    tree.put("level", word(log.level()));
    tree.put("message", log.message());
    if (!log.fields().isEmpty()) {
      tree.put("fields", log.fields());
    }
    return tree;
  }

  /** Returns a problem of a plugin, without the plugin's name. */
  public static Map<String, Object> problem(Problem problem) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("code", problem.code().word());
    tree.put("message", problem.message());
    put(tree, "hint", problem.hint());
    return tree;
  }

  private static List<Object> texts(List<?> values) {
    List<Object> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(value instanceof Path path ? path.toString() : value);
    }
    return texts;
  }

  private static void put(Map<String, Object> tree, String name, Optional<?> value) {
    if (value.isPresent()) {
      tree.put(name, value.get().toString());
    }
  }

  private static void put(Map<String, Object> tree, String name, String value) {
    if (!value.isEmpty()) {
      tree.put(name, value);
    }
  }

  private static void put(Map<String, Object> tree, String name, List<Object> values) {
    if (!values.isEmpty()) {
      tree.put(name, values);
    }
  }
}
