// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.json.ProblemTree;
import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.command.render.JobText;
import io.odpf.optimus.plugin.command.render.Paths;
import io.odpf.optimus.plugin.command.render.ProblemText;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.window.TimeInterval;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of a command that writes what a container gets.
 *
 * @param command the command's name in documents
 * @param job the job's name
 * @param unit the part of the job
 * @param scheduledAt the time of the run
 * @param files the files that were written
 * @param notes what is doubtful
 */
record WrittenFiles(
    String command,
    String job,
    Unit unit,
    Instant scheduledAt,
    List<Path> files,
    List<Problem> notes) {

  void print(Invocation call, Paths paths) throws IOException {
    if (call.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("job", job);
      document.put("type", unit.type().name().toLowerCase(Locale.ROOT));
      document.put("name", unit.name());
      document.put("scheduledAt", TimeInterval.text(scheduledAt));
      document.put("files", files.stream().map(Path::toString).toList());
      document.put("notes", ProblemTree.of(notes));
      TreeJson.write(command, document, call.console().out());
    } else if (!call.quiet()) {
      new ProblemText(call.console(), paths).note(notes);
      new JobText(call.console(), paths).written(files);
    }
  }
}
