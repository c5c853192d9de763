-- SPDX-License-Identifier: Apache-2.0
-- Times are microseconds since 1970; configurations and jobs are JSON.
CREATE TABLE project (
  name TEXT PRIMARY KEY,
  config TEXT NOT NULL
);
CREATE TABLE namespace (
  project TEXT NOT NULL REFERENCES project (name),
  name TEXT NOT NULL,
  config TEXT NOT NULL,
  PRIMARY KEY (project, name)
);
-- The URN is that of the resource that the job writes; empty if there is none.
CREATE TABLE job (
  id TEXT PRIMARY KEY,
  project TEXT NOT NULL,
  name TEXT NOT NULL,
  namespace TEXT NOT NULL,
  version TEXT NOT NULL,
  spec TEXT NOT NULL,
  urn TEXT NOT NULL,
  sources TEXT NOT NULL,
  UNIQUE (project, name),
  FOREIGN KEY (project, namespace) REFERENCES namespace (project, name)
);
CREATE INDEX job_namespace ON job (project, namespace);
CREATE TABLE run (
  id TEXT PRIMARY KEY,
  job TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  scheduled_at BIGINT NOT NULL,
  executed_at BIGINT NOT NULL,
  UNIQUE (job, scheduled_at)
);
-- The namespace is empty for a secret of the whole project. Names are unique if case is ignored.
CREATE TABLE secret (
  project TEXT NOT NULL REFERENCES project (name),
  name_key TEXT NOT NULL,
  name TEXT NOT NULL,
  namespace TEXT NOT NULL,
  key_id TEXT NOT NULL,
  nonce TEXT NOT NULL,
  value TEXT NOT NULL,
  digest TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (project, name_key)
);
