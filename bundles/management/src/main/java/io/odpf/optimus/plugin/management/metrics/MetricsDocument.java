// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.metrics;

import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.rest.Resource;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * The metrics as text: in the OpenMetrics format if the client accepts it, otherwise in the
 * Prometheus format. Thread-safe.
 */
public final class MetricsDocument implements Resource {
  private final MetricCollection metrics;

  public MetricsDocument(MetricCollection metrics) {
    this.metrics = metrics;
  }

  @Override
  public String path() {
    return "/metrics";
  }

  @Override
  public Role role() {
    return Role.READER;
  }

  @Override
  public void serve(Exchange exchange, Caller caller)
      throws EndpointException, InterruptedException {
    ExpositionFormatWriter writer = writer(exchange.header("Accept").orElse(""));
    boolean zip = acceptsGzip(exchange.header("Accept-Encoding").orElse(""));
    byte[] body = body(writer, zip);
    exchange.head(200, "Content-Type", writer.getContentType(), "Vary", "Accept, Accept-Encoding");
    exchange.head(200, "Content-Length", String.valueOf(body.length));
    if (zip) {
      exchange.head(200, "Content-Encoding", "gzip");
    }
    exchange.end(ByteBuffer.wrap(body));
  }

  /** Returns whether a header names gzip, with a weight other than 0 (RFC 9110, 12.5.3). */
  static boolean acceptsGzip(String header) {
    for (String element : header.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = element.replaceAll("\\s", "").split(";", -1);
      if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) {
        return Arrays.stream(parts).noneMatch(part -> part.matches("q=0(\\.0*)?"));
      }
    }
    return false;
  }

  private static ExpositionFormatWriter writer(String accept) {
    ExpositionFormatWriter open = OpenMetricsTextFormatWriter.create();
    return open.accepts(accept) ? open : PrometheusTextFormatWriter.create();
  }

  private byte[] body(ExpositionFormatWriter writer, boolean zip) {
    MetricSnapshots snapshots = metrics.snapshots();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (OutputStream out = zip ? new GZIPOutputStream(body) : body) {
      writer.write(out, snapshots, EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return body.toByteArray();
  }
}
