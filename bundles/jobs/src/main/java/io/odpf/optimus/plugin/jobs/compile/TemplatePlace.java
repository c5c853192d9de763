// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import java.util.List;

/**
 * The place of a template in a job.
 *
 * @param path the keys that lead to a setting in the job's file; empty for an asset
 * @param asset the name of an asset; empty for a setting
 */
public record TemplatePlace(List<String> path, String asset) {
  public TemplatePlace {
    path = List.copyOf(path);
  }

  static TemplatePlace ofTask(String setting) {
    return new TemplatePlace(List.of("task", "config", setting), "");
  }

  static TemplatePlace ofHook(String hook, String setting) {
    return new TemplatePlace(List.of("hooks", hook, "config", setting), "");
  }

  /** Returns the place of a part of the window, which is not a template but has a place too. */
  public static TemplatePlace ofWindow(String part) {
    return new TemplatePlace(List.of("task", "window", part), "");
  }

  static TemplatePlace ofAsset(String name) {
    return new TemplatePlace(List.of(), name);
  }

  /** Returns the place as text, for messages. */
  @Override
  public String toString() {
    return path.isEmpty() ? "asset " + asset : String.join(".", path);
  }
}
