// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import java.nio.file.Files;
import java.util.Hashtable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** An organisation's HTTP client factory replaces the platform's while it is registered. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FelixHttpClientFactoryTest {
  private static final String PATH = "{{.Version}}/{{.Name}}_{{.Version}}_{{.Os}}_{{.Arch}}.tar.gz";

  @Inject private BundleContext context;

  private Stage stage;

  @Configuration
  public Option[] configuration() {
    return FelixOptions.all();
  }

  @Before
  public void openStage() {
    stage = Stage.open(new ServiceWay());
    stage.release("0.0.6").archives("neo", "neo");
    stage.write(stage.releases().plugin("releases", "neo", PATH, "version: 0.0.6"));
  }

  @After
  public void closeStage() {
    stage.close();
  }

  @Test
  public void usesTheFactoryOfHighestRankingAndReturnsToTheBuiltInOneAfterItIsGone()
      throws Exception {
    ServiceReference<HttpClientFactory> builtIn =
        context.getServiceReference(HttpClientFactory.class);
    assertThat(builtIn.getBundle().getSymbolicName()).isEqualTo("io.odpf.optimus.plugin.http");
    HttpClientFactory platform = context.getService(builtIn);
    AtomicInteger created = new AtomicInteger();
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    HttpClientFactory foreign =
        (settings, timeouts, environment) -> {
          created.incrementAndGet();
          return new CountedClient(platform.create(settings, timeouts, environment), sent, closed);
        };
    Hashtable<String, Object> ranking = new Hashtable<>();
    ranking.put(Constants.SERVICE_RANKING, 100);
    ServiceRegistration<HttpClientFactory> registration =
        context.registerService(HttpClientFactory.class, foreign, ranking);
    try {
      stage.run("install").orThrow();
    } finally {
      registration.unregister();
    }

    assertThat(stage.installed("neo")).exists();
    assertThat(created).hasPositiveValue();
    assertThat(sent).hasPositiveValue();
    assertThat(closed).hasValue(created.get());

    int before = created.get();
    stage.nginx().forgetRequests();
    Files.delete(stage.lockFile());
    stage.release("0.0.7").archives("neo", "neo");
    stage.run("install").orThrow();

    assertThat(created).hasValue(before);
    assertThat(stage.nginx().requests()).isNotEmpty();
    context.ungetService(builtIn);
  }

  private record CountedClient(HttpClient client, AtomicInteger sent, AtomicInteger closed)
      implements HttpClient, AutoCloseable {
    @Override
    public HttpResponse send(HttpRequest request) throws HttpException, InterruptedException {
      sent.incrementAndGet();
      return client.send(request);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
      try {
        ((AutoCloseable) client).close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
