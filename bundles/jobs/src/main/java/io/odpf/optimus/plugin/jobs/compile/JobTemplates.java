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
 * A job with its templates parsed, which is done once a version of the job. Immutable and
 * thread-safe.
 *
 * @param job the job
 * @param task the configuration of the task, by names in upper case
 * @param hooks the configurations of the hooks, likewise
 * @param assets the contents of the assets
 * @param files the assets as templates
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
   * @param place where the job has it
   * @param text the text as written
   * @param template the text as a template of the setting's name in upper case
   */
  public record Setting(TemplatePlace place, String text, TemplateSet template) {
    public Setting {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(template, "template");
    }
  }

  /** Returns all settings: those of the task, then those of the hooks. */
  List<Setting> settings() {
    List<Setting> settings = new ArrayList<>(task.values());
    hooks.values().forEach(hook -> settings.addAll(hook.values()));
    return settings;
  }

  /**
   * Returns the functions whose result is another one each time, so that a run that is asked for
   * twice gets other values.
   */
  public SortedSet<String> unstableFunctions() {
    SortedSet<String> unstable = new TreeSet<>(files.unstableFunctions());
    settings().forEach(setting -> unstable.addAll(setting.template().unstableFunctions()));
    return unstable;
  }
}
