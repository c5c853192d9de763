// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.config.edit.EntryList;
import io.odpf.optimus.plugin.config.edit.EntryText;
import io.odpf.optimus.plugin.config.edit.ListPlace;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.source.SourceText;
import io.odpf.optimus.plugin.jobs.model.Hook;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.spec.SpecFile;
import io.odpf.optimus.plugin.jobs.spec.SpecReader;
import io.odpf.optimus.plugin.jobs.spec.SpecRole;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The text of a job's file, to which hooks can be added without changing the comments, order, line
 * breaks and quotes of the rest. Immutable.
 */
public final class JobText {

  /** The byte order mark that some editors write. */
  private static final String MARK = "\uFEFF";

  private static final String BY_HAND = "edit the file by hand";
  private static final ListPlace HOOKS = new ListPlace(List.of("hooks"), "name", "dependencies", 0);

  private final SpecFile spec;
  private final String mark;
  private final String text;

  private JobText(SpecFile spec, String mark, String text) {
    this.spec = spec;
    this.mark = mark;
    this.text = text;
  }

  /**
   * Reads a job's file.
   *
   * @throws JobException if the file cannot be read or has errors
   */
  public static JobText read(Path file) throws JobException {
    return of(file.toString(), Boundary.whole(file, SourceText.MAX_BYTES));
  }

  static JobText of(String file, byte[] bytes) throws JobException {
    SpecFile spec = SpecReader.read(file, bytes, SpecRole.JOB);
    if (!spec.isUsable()) {
      throw new JobException(spec.errors(), null);
    }
    String all = new String(bytes, StandardCharsets.UTF_8);
    boolean marked = all.startsWith(MARK);
    return new JobText(spec, marked ? MARK : "", marked ? all.substring(1) : all);
  }

  /** Returns what the file says, without inherited defaults. */
  public JobSpec spec() {
    return spec.spec().orElseThrow();
  }

  /** Replaces the content of the file from which this text was read, and keeps its permissions. */
  public void write() throws JobException {
    Path file = Path.of(spec.name());
    try {
      AtomicFile.change(file, bytes());
    } catch (IOException e) {
      throw Boundary.unwritable(file, e);
    }
  }

  /** Returns the text in UTF-8. */
  public byte[] bytes() {
    return (mark + text).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns this text with a hook after the others.
   *
   * @throws JobException if the job already has the hook, or the file's layout does not permit it
   */
  public JobText add(Hook hook) throws JobException {
    for (Hook present : spec().hooks()) {
      if (present.name().equals(hook.name())) {
        throw failure(
            JobProblem.DUPLICATE_HOOK,
            "hook " + TerminalText.excerpt(hook.name()) + " already exists for this job",
            "change its configuration in the file");
      }
    }
    EntryText entry = EntryText.empty().text("name", hook.name());
    if (!hook.version().isEmpty()) {
      entry = entry.text("version", hook.version());
    }
    if (!hook.config().isEmpty()) {
      entry = entry.texts("config", hook.config());
    }
    Optional<EntryList> hooks = EntryList.in(text, HOOKS);
    Optional<String> edited =
        hooks.isPresent() ? hooks.get().add(entry) : EntryList.begin(text, HOOKS, entry);
    if (edited.isEmpty()) {
      throw failure(
          ConfigProblem.NOT_EDITABLE,
          "a hook cannot be added without changing other lines",
          BY_HAND);
    }
    return of(spec.name(), (mark + edited.get()).getBytes(StandardCharsets.UTF_8));
  }

  private JobException failure(ProblemCode code, String message, String hint) {
    return new JobException(
        List.of(Problem.at(new Position(spec.name(), 1, 1), code, message, hint)), null);
  }
}
