// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.jobs.model.Behavior;
import io.odpf.optimus.plugin.jobs.model.Dependency;
import io.odpf.optimus.plugin.jobs.model.Hook;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.model.Metadata;
import io.odpf.optimus.plugin.jobs.model.WindowParts;
import io.odpf.optimus.plugin.jobs.time.GoDuration;
import io.odpf.optimus.plugin.jobs.yaml.ScalarWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Writes new jobs with exactly the bytes that Optimus writes. Not thread-safe. */
public final class SpecWriter {
  private static final int STEP = 2;

  private final StringBuilder out = new StringBuilder();
  private int indent;

  /** The text before the next key: a dash for the first key of a list item. */
  private String dash = "";

  private SpecWriter() {}

  /** Returns the text of a job's file, without the assets. */
  public static String text(JobSpec job) {
    SpecWriter writer = new SpecWriter();
    writer.job(job);
    return writer.out.toString();
  }

  private void job(JobSpec job) {
    raw("version", String.valueOf(job.version()));
    text("name", job.name());
    text("owner", job.identity().owner());
    optional("description", job.identity().description());
    group(
        "schedule",
        () -> {
          text("start_date", job.schedule().startDate());
          optional("end_date", job.schedule().endDate());
          text("interval", job.schedule().interval());
        });
    group("behavior", () -> behavior(job.behavior()));
    group(
        "task",
        () -> {
          text("name", job.task().name());
          optional("version", job.task().version());
          map("config", job.task().config());
          group("window", () -> window(job.version(), job.task().window()));
        });
    map("labels", new TreeMap<>(job.identity().labels()));
    list("dependencies", job.dependencies(), this::dependency);
    list("hooks", job.hooks(), this::hook);
    metadata(job.metadata());
  }

  private void behavior(Behavior behavior) {
    raw("depends_on_past", String.valueOf(behavior.dependsOnPast()));
    raw("catch_up", String.valueOf(behavior.catchUp()));
    Behavior.Retry retry = behavior.retry();
    if (!retry.equals(Behavior.Retry.NONE)) {
      group(
          "retry",
          () -> {
            if (retry.count() != 0) {
              raw("count", String.valueOf(retry.count()));
            }
            if (!retry.delay().isZero()) {
              raw("delay", GoDuration.format(retry.delay()));
            }
            if (retry.exponentialBackoff()) {
              raw("exponential_backoff", "true");
            }
          });
    }
    if (!behavior.notifications().isEmpty()) {
      list("notify", behavior.notifications(), this::notification);
    }
  }

  private void notification(Behavior.Notification notification) {
    text("on", notification.on());
    map("config", new TreeMap<>(notification.config()));
    if (!notification.channels().isEmpty()) {
      key("channels");
      out.append('\n');
      for (String channel : notification.channels()) {
        String start = " ".repeat(indent) + "- ";
        out.append(start)
            .append(ScalarWriter.value(channel, indent + STEP, start.length()))
            .append('\n');
      }
    }
  }

  private void window(int version, WindowParts window) {
    if (version == 3) {
      optional("size", window.size());
      optional("truncate_to", window.truncateTo());
      optional("preset", window.preset());
      optional("shift_by", window.shiftBy());
      optional("location", window.location());
    } else {
      text("size", window.size());
      text("offset", window.offset());
      text("truncate_to", window.truncateTo());
    }
  }

  private void dependency(Dependency dependency) {
    if (dependency instanceof Dependency.OnJob job) {
      text("job", job.job());
      text("type", job.type().name().toLowerCase(Locale.ROOT));
    } else if (dependency instanceof Dependency.OnHttp http) {
      group(
          "http",
          () -> {
            text("name", http.name());
            map("params", new TreeMap<>(http.params()));
            text("url", http.url());
            map("headers", new TreeMap<>(http.headers()));
          });
    }
  }

  private void hook(Hook hook) {
    text("name", hook.name());
    optional("version", hook.version());
    map("config", hook.config());
  }

  private void metadata(Metadata metadata) {
    if (metadata.equals(Metadata.NONE)) {
      return;
    }
    group(
        "metadata",
        () -> {
          if (!metadata.request().equals(Metadata.Resources.NONE)
              || !metadata.limit().equals(Metadata.Resources.NONE)) {
            group(
                "resource",
                () -> {
                  resources("request", metadata.request());
                  resources("limit", metadata.limit());
                });
          }
          if (!metadata.pool().isEmpty() || !metadata.queue().isEmpty()) {
            group(
                "airflow",
                () -> {
                  text("pool", metadata.pool());
                  text("queue", metadata.queue());
                });
          }
        });
  }

  private void resources(String key, Metadata.Resources resources) {
    if (!resources.equals(Metadata.Resources.NONE)) {
      group(
          key,
          () -> {
            optional("memory", resources.memory());
            optional("cpu", resources.cpu());
          });
    }
  }

  private void key(String key) {
    out.append(" ".repeat(indent - dash.length())).append(dash).append(key).append(':');
    dash = "";
  }

  private void raw(String key, String value) {
    key(key);
    out.append(' ').append(value).append('\n');
  }

  private void text(String key, String value) {
    String name = ScalarWriter.key(key);
    key(name);
    out.append(' ')
        .append(ScalarWriter.value(value, indent + STEP, indent + name.length() + 2))
        .append('\n');
  }

  private void optional(String key, String value) {
    if (!value.isEmpty()) {
      text(key, value);
    }
  }

  private void map(String key, Map<String, String> values) {
    if (!values.isEmpty()) {
      group(key, () -> values.forEach(this::text));
    }
  }

  private void group(String key, Runnable content) {
    key(key);
    out.append('\n');
    indent += STEP;
    content.run();
    indent -= STEP;
  }

  private <T> void list(String key, List<T> items, Consumer<T> write) {
    key(key);
    out.append(items.isEmpty() ? " []\n" : "\n");
    indent += STEP;
    for (T item : items) {
      dash = "- ";
      write.accept(item);
    }
    indent -= STEP;
  }
}
