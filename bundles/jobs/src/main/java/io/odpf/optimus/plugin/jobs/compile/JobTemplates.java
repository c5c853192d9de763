// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.template.TemplateSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A job with its parsed templates, for all runs of one version of the job. Immutable and
 * thread-safe.
 *
 * @param job the job
 * @param task the settings of the task by name in upper case
 * @param hooks the settings of each hook, likewise
 * @param assets the contents of the assets
 * @param files the parsed templates of the assets
 */
public record JobTemplates(
    JobSpec job,
    Map<String, Setting> task,
    Map<String, Map<String, Setting>> hooks,
    Map<String, String> assets,
    TemplateSet files) {
  public JobTemplates {
    Objects.requireNonNull(job, "job");
    task = Collections.unmodifiableMap(new LinkedHashMap<>(task));
    hooks = Collections.unmodifiableMap(new LinkedHashMap<>(hooks));
    assets = Collections.unmodifiableMap(new LinkedHashMap<>(assets));
    Objects.requireNonNull(files, "files");
  }

  /**
   * A setting of a configuration.
   *
   * @param place its place in the job
   * @param text the text as written
   * @param template the parsed template, whose name is the setting's name in upper case
   */
  public record Setting(TemplatePlace place, String text, TemplateSet template) {
    public Setting {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(template, "template");
    }
  }

  /** Returns all settings: those of the task, followed by those of the hooks. */
  List<Setting> settings() {
    List<Setting> settings = new ArrayList<>(task.values());
    hooks.values().forEach(hook -> settings.addAll(hook.values()));
    return settings;
  }

  /**
   * Returns the names of the functions in the templates whose results differ at each call, so that
   * compiling a run twice yields different values.
   */
  public SortedSet<String> unstableFunctions() {
    SortedSet<String> unstable = new TreeSet<>(files.unstableFunctions());
    settings().forEach(setting -> unstable.addAll(setting.template().unstableFunctions()));
    return unstable;
  }
}
