// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.core;

import io.odpf.optimus.plugin.jobs.compile.JobTemplates;
import io.odpf.optimus.plugin.jobs.local.RunCompiler;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.server.store.StoredJob;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parsed templates of the jobs that ran last, one for each version of a job. Thread-safe.
 * Several threads may parse a version at once, which wastes less than waiting.
 */
final class TemplateCache {
  /** The parsed form of a typical job takes 10 KB. */
  private static final int MOST = 2_048;

  private static final float LOAD = 0.75f;

  private final RunCompiler compiler;
  private final Map<String, JobTemplates> byVersion =
      new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JobTemplates> eldest) {
          return size() > MOST;
        }
      };

  TemplateCache(RunCompiler compiler) {
    this.compiler = compiler;
  }

  JobTemplates templates(StoredJob job) throws JobException {
    synchronized (byVersion) {
      @Nullable JobTemplates known = byVersion.get(job.version());
      if (known != null) {
        return known;
      }
    }
    JobTemplates parsed = compiler.parse(job.spec());
    synchronized (byVersion) {
      byVersion.put(job.version(), parsed);
    }
    return parsed;
  }
}
