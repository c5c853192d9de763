// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.odpf.optimus.plugin.jobs.model.Dependency;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of jobs: JSON with the names of the components of {@link JobSpec}. A component
 * that gets another name needs a migration of the stored jobs.
 */
public final class JobText {
  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .registerTypeAdapter(Duration.class, new DurationAdapter().nullSafe())
          .registerTypeAdapterFactory(new Dependencies())
          .create();

  private JobText() {}

  /** Returns the text of a job. */
  public static String of(JobSpec job) {
    return GSON.toJson(job);
  }

  /** Reads a text that {@link #of} wrote. */
  public static JobSpec read(String text) {
    return GSON.fromJson(text, JobSpec.class);
  }

  /** Returns a digest that differs for texts that differ. */
  public static String version(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }

  private static final class DurationAdapter extends TypeAdapter<Duration> {
    @Override
    public void write(JsonWriter out, Duration value) throws IOException {
      out.value(value.toString());
    }

    @Override
    public Duration read(JsonReader in) throws IOException {
      return Duration.parse(in.nextString());
    }
  }

  /** Writes a dependency as an object whose only key is its kind. */
  private static final class Dependencies implements TypeAdapterFactory {
    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      if (type.getRawType() != Dependency.class) {
        return null;
      }
      @SuppressWarnings("unchecked") // T is Dependency.
      TypeAdapter<T> adapter =
          (TypeAdapter<T>)
              new DependencyAdapter(
                  gson.getAdapter(Dependency.OnJob.class),
                  gson.getAdapter(Dependency.OnHttp.class));
      return adapter;
    }
  }

  private static final class DependencyAdapter extends TypeAdapter<Dependency> {
    private static final String JOB = "job";
    private static final String HTTP = "http";

    private final TypeAdapter<Dependency.OnJob> jobs;
    private final TypeAdapter<Dependency.OnHttp> servers;

    DependencyAdapter(TypeAdapter<Dependency.OnJob> jobs, TypeAdapter<Dependency.OnHttp> servers) {
      this.jobs = jobs;
      this.servers = servers;
    }

    @Override
    public void write(JsonWriter out, Dependency value) throws IOException {
      out.beginObject();
      if (value instanceof Dependency.OnJob job) {
        jobs.write(out.name(JOB), job);
      } else if (value instanceof Dependency.OnHttp server) {
        servers.write(out.name(HTTP), server);
      }
      out.endObject();
    }

    @Override
    public Dependency read(JsonReader in) throws IOException {
      in.beginObject();
      Dependency value = in.nextName().equals(JOB) ? jobs.read(in) : servers.read(in);
      in.endObject();
      return value;
    }
  }
}
