// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import java.util.Map;
import java.util.Objects;

/** A dependency of a job, which it waits for. */
public sealed interface Dependency {

  /** The relations between a job and one that it waits for. */
  enum Type {
    /** A job of the same project. */
    INTRA,
    /** A job of another project, written as {@code project/job}. */
    INTER,
    /** A job of another server, which the platform cannot resolve. */
    EXTRA
  }

  /** A dependency on another job, by name. */
  record OnJob(String job, Type type) implements Dependency {
    public OnJob {
      Objects.requireNonNull(job, "job");
      Objects.requireNonNull(type, "type");
    }
  }

  /** A dependency on the response of an HTTP server. */
  record OnHttp(String name, String url, Map<String, String> headers, Map<String, String> params)
      implements Dependency {
    public OnHttp {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(url, "url");
      headers = Inheritance.copy(headers);
      params = Inheritance.copy(params);
    }
  }

  /** Returns the key that identifies this dependency within its job. */
  default Object key() {
    return this instanceof OnHttp http ? http.name() : this;
  }
}
