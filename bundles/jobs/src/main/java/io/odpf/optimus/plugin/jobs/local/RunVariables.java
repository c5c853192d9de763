// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.project.Project;
import io.odpf.optimus.plugin.jobs.window.TimeInterval;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The variables that a scheduler gives a container, by which it asks for everything else. Both
 * names of the server are among them: early versions have {@code OPTIMUS_HOSTNAME}.
 */
public final class RunVariables {

  /** The directory in a container into which the instance is written. */
  private static final String DIRECTORY = "/data";

  private RunVariables() {}

  /** Returns the variables of a run of a job's task or of one of its hooks. */
  public static Map<String, String> of(
      Project project, LocalJob job, Unit unit, Instant scheduledAt) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("JOB_NAME", job.name());
    variables.put("PROJECT", project.name());
    variables.put("OPTIMUS_HOST", project.host());
    variables.put("OPTIMUS_HOSTNAME", project.host());
    variables.put(
        "JOB_LABELS",
        job.file().spec().identity().labels().entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(",")));
    variables.put("JOB_DIR", DIRECTORY);
    variables.put("INSTANCE_TYPE", unit.type().name().toLowerCase(Locale.ROOT));
    variables.put("INSTANCE_NAME", unit.name());
    variables.put("SCHEDULED_AT", TimeInterval.text(scheduledAt));
    return Collections.unmodifiableMap(variables);
  }
}
