// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import static io.odpf.optimus.plugin.server.SampleJobs.job;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import io.odpf.optimus.plugin.secrets.key.KeyRing;
import io.odpf.optimus.plugin.server.core.StoreServer;
import io.odpf.optimus.plugin.server.location.StoreLocation;
import io.odpf.optimus.plugin.server.postgresql.PostgresPool;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.service.JobServer;
import io.odpf.optimus.plugin.server.service.RunRequest;
import io.odpf.optimus.plugin.server.sql.Database;
import io.odpf.optimus.plugin.server.sql.SqlStore;
import io.odpf.optimus.plugin.server.sqlite.SqliteDatabase;
import io.odpf.optimus.plugin.server.sqlite.SqliteOptions;
import io.odpf.optimus.plugin.server.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A process that deploys, sets and rotates secrets and registers runs until it is killed. Prints
 * what is done, once it is.
 */
public final class KilledServer {
  private static final int JOBS = 5;
  static final EncryptionKey FIRST = key((byte) 1);
  static final EncryptionKey SECOND = key((byte) 2);

  private KilledServer() {}

  private static EncryptionKey key(byte value) {
    byte[] bytes = new byte[EncryptionKey.BYTES];
    Arrays.fill(bytes, value);
    return EncryptionKey.of(bytes);
  }

  /** Takes a file or an address, and the number of the first generation. */
  public static void main(String[] arguments) throws Exception {
    Store store = store(arguments[0]);
    JobServer one = server(store, new KeyRing(List.of(FIRST, SECOND)));
    JobServer two = server(store, new KeyRing(List.of(SECOND, FIRST)));
    for (int generation = Integer.parseInt(arguments[1]); ; generation++) {
      JobServer server = generation % 2 == 0 ? one : two;
      server.jobs().deploy(ServerFixture.SPACE, jobs(generation));
      done("deploy", generation, "");
      server.secrets().update(ServerFixture.secret("token"), encoded(generation));
      done("secret", generation, "");
      server.secrets().rotate();
      done("rotate", generation, "");
      done("run", generation, executionTime(server, generation));
    }
  }

  static Secret encoded(int generation) {
    return ServerFixture.encoded("generation " + generation);
  }

  static List<JobSpec> jobs(int generation) {
    List<JobSpec> jobs = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      jobs.add(job("job_" + i, "generation " + generation));
    }
    return jobs;
  }

  /** Returns the time of the run of a generation, which this registers unless it is registered. */
  static String executionTime(JobServer server, int generation) throws Exception {
    Instant time = Instant.ofEpochSecond(86_400L * generation);
    return server
        .runs()
        .register(new RunRequest("p", "job_0", time, Unit.task("neo")))
        .executedAt()
        .toString();
  }

  private static Store store(String address) throws ServerException {
    Database database =
        address.startsWith("jdbc:")
            ? PostgresPool.open(
                new StoreLocation.PostgresDatabase(address, "optimus", Secret.of(""), 2))
            : SqliteDatabase.open(Path.of(address), SqliteOptions.DEFAULT);
    return new SqlStore(database);
  }

  private static JobServer server(Store store, KeyRing keys) {
    return new StoreServer(
        store, keys, MemoryPlugins.neo(), CallOptions.DEFAULT, "1", Clock.systemUTC());
  }

  private static void done(String what, int generation, String value) {
    // One write, which a kill does not divide.
    System.out.print(what + " " + generation + " " + value + "\n");
    System.out.flush();
  }
}
