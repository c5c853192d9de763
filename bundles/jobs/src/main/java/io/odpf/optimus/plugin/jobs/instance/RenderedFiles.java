// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.instance;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.folder.AssetName;
import io.odpf.optimus.plugin.jobs.folder.AtomicFile;
import io.odpf.optimus.plugin.jobs.folder.JobFile;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a container gets, as files to look at. Unlike {@link InstanceDirectory}, leaves other files
 * of the directory alone. Files with secrets are readable by their owner only.
 *
 * @param files the files by name
 * @param warnings the variables that are left out
 */
public record RenderedFiles(Map<String, InstanceFile> files, List<Problem> warnings) {
  public RenderedFiles {
    files = Map.copyOf(files);
    warnings = List.copyOf(warnings);
  }

  /**
   * Returns the files of a context: its files, {@code .env} and {@code .secret}.
   *
   * @throws JobException if a name or a value is not allowed
   */
  public static RenderedFiles of(InstanceContext context) throws JobException {
    List<Problem> faults =
        AssetName.problems(
            context.files().keySet(), "", "the job or its plugin has to give it another name");
    if (!faults.isEmpty()) {
      throw new JobException(faults, null);
    }
    Map<String, String> secrets = new TreeMap<>();
    for (Map.Entry<String, Secret> secret : context.secrets().entrySet()) {
      secrets.put(secret.getKey(), secret.getValue().reveal());
    }
    EnvText env = EnvText.of(context.envs());
    EnvText secret = EnvText.of(secrets);
    Map<String, InstanceFile> files = new TreeMap<>(context.files());
    files.put(InstanceDirectory.ENV, new InstanceFile(env.text(), false));
    files.put(InstanceDirectory.SECRET, new InstanceFile(secret.text(), true));
    List<Problem> warnings = new ArrayList<>(env.warnings());
    warnings.addAll(secret.warnings());
    return new RenderedFiles(files, warnings);
  }

  /**
   * Writes the files into a directory, which is created. Each appears whole or not at all, and
   * replaces an earlier one.
   *
   * @return the paths of the files, sorted
   * @throws JobException if the directory is that of a job, before anything is written; or if a
   *     file cannot be written
   */
  public List<Path> write(Path directory) throws JobException {
    if (Files.exists(directory.resolve(JobFile.NAME))) {
      throw new JobException(
          List.of(
              Problem.of(
                  JobProblem.EXISTS,
                  TerminalText.quote(directory.toString()) + " is the directory of a job",
                  "choose another directory")),
          null);
    }
    Map<String, InstanceFile> sorted = new TreeMap<>(files);
    try {
      Files.createDirectories(directory);
      for (Map.Entry<String, InstanceFile> file : sorted.entrySet()) {
        AtomicFile.write(
            directory.resolve(file.getKey()),
            file.getValue().text(),
            file.getValue().secret() ? AtomicFile.Access.OWNER : AtomicFile.Access.EVERYBODY);
      }
    } catch (IOException e) {
      throw InstanceDirectory.unwritable(directory, e);
    }
    return sorted.keySet().stream().map(directory::resolve).toList();
  }
}
