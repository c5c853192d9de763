// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.spec.SpecReader;
import io.odpf.optimus.plugin.jobs.spec.SpecRole;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Jobs for tests. */
public final class SampleJobs {
  static final String TEXT =
      """
      version: 1
      name: NAME
      owner: own
      description: DESCRIPTION
      schedule:
        start_date: "2021-01-01"
        interval: "@daily"
      behavior:
        depends_on_past: true
        retry: {count: 2, delay: 1m30s}
        notify:
        - on: failure
          channels: ["slack://#c"]
      labels: {team: a}
      task:
        name: neo
        config:
          bucket: '{{.GLOBAL__BUCKET}}'
          RANGE_START: '{{.DSTART}}'
          TOKEN: 'x {{.secret.token}}'
          TARGET: a.NAME
        window:
          size: 24h
          offset: "0"
          truncate_to: d
      dependencies:
      - http: {name: up, url: "http://h/p"}
      hooks:
      - name: after
        config: {t: '{{.TASK__BUCKET}} {{.EXECUTION_TIME}}'}
      """;

  static final Map<String, String> ASSETS = Map.of("q.sql", "select {{.DEND}} {{.proj.BUCKET}}\n");

  private SampleJobs() {}

  static JobSpec job(String name) {
    return job(name, "first");
  }

  static JobSpec job(String name, String description) {
    return of(TEXT.replace("NAME", name).replace("DESCRIPTION", description));
  }

  /** Returns the job that a file describes, with {@link #ASSETS}. */
  static JobSpec of(String text) {
    return of(text, ASSETS);
  }

  /** Returns the job that a file describes, with assets. */
  public static JobSpec of(String text, Map<String, String> assets) {
    JobSpec job =
        SpecReader.read("job.yaml", text.getBytes(StandardCharsets.UTF_8), SpecRole.JOB)
            .spec()
            .orElseThrow();
    return new JobSpec(
        job.version(),
        job.identity(),
        job.schedule(),
        job.behavior(),
        job.task(),
        job.hooks(),
        job.dependencies(),
        job.metadata(),
        assets);
  }
}
