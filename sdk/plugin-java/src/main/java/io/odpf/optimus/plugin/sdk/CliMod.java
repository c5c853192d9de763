// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.plugin.Validation;
import java.util.List;
import java.util.Map;

/**
 * The part of a plugin that helps to create a job: it asks questions and derives the job's
 * configuration and files from the answers. Every method is optional. Implementations are
 * thread-safe and have no side effects, since a call may be repeated.
 */
public interface CliMod {

  /**
   * Returns the questions to ask when a job is created.
   *
   * @param jobName the job's name
   */
  default List<Question> questions(String jobName, PluginCall call) throws Exception {
    return List.of();
  }

  /** Checks an answer; by default, every answer is valid. */
  default Validation validate(Answer answer, PluginCall call) throws Exception {
    return Validations.valid();
  }

  /**
   * Returns the job's configuration, derived from the answers, in the order in which to write it.
   */
  default Map<String, String> defaultConfig(List<Answer> answers, PluginCall call)
      throws Exception {
    return Map.of();
  }

  /** Returns the job's files by name, derived from the answers. */
  default Map<String, String> defaultAssets(List<Answer> answers, PluginCall call)
      throws Exception {
    return Map.of();
  }

  /**
   * Returns the files of one run by name; by default, the job's files unchanged.
   *
   * @param request hosts of generation B, and hosts before Optimus v0.4, do not send the ends of
   *     the window; both are then the scheduled time
   */
  default Map<String, String> compileAssets(CompileRequest request, PluginCall call)
      throws Exception {
    return request.assets();
  }
}
