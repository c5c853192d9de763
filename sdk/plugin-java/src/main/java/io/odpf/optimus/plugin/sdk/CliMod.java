// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Validation;
import java.util.List;
import java.util.Map;

/**
 * What a plugin does for whoever makes a job: asks, and turns the answers into a configuration and
 * files. All of it is optional. Implementations are thread-safe, and change nothing: a call may be
 * made again.
 */
public interface CliMod {

  /**
   * What to ask when a job is made.
   *
   * @param jobName the job's name
   */
  default List<Question> questions(String jobName, PluginCall call) throws Exception {
    return List.of();
  }

  /** Whether an answer can be used; every one can by default. */
  default Validation validate(Answer answer, PluginCall call) throws Exception {
    return Validations.valid();
  }

  /** The job's configuration that follows from the answers, in the order to write it. */
  default Map<String, String> defaultConfig(List<Answer> answers, PluginCall call)
      throws Exception {
    return Map.of();
  }

  /** The job's files that follow from the answers, by name. */
  default Map<String, String> defaultAssets(List<Answer> answers, PluginCall call)
      throws Exception {
    return Map.of();
  }

  /**
   * The files of one run, by name; by default those of the job as they are.
   *
   * @param request hosts of generation B, and those before Optimus v0.4, do not tell the window's
   *     two ends: then both are the time of the schedule
   */
  default Map<String, String> compileAssets(CompileRequest request, PluginCall call)
      throws Exception {
    return request.assets();
  }
}
