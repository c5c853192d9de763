// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.method.Route.Verb;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The JDK's HTTP client, over TLS. */
final class RestClient {
  private final HttpClient client;
  private final URI server;

  RestClient(TestRuntime runtime, HttpClient.Version version) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(runtime.certificates.authority())) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    client = HttpClient.newBuilder().sslContext(tls).version(version).build();
    server = URI.create("https://localhost:" + runtime.port());
  }

  /** Calls a method; the body comes as it is sent. */
  HttpResponse<InputStream> call(
      ManagementMethod<?, ?> method, Message request, Optional<String> token) throws Exception {
    Message.Builder rest = request.toBuilder();
    String path = method.route().path();
    for (String field : method.route().fields()) {
      FieldDescriptor descriptor = request.getDescriptorForType().findFieldByName(field);
      path = path.replace("{" + field + "}", (String) request.getField(descriptor));
      rest.clearField(descriptor);
    }
    boolean get = method.route().verb() == Verb.GET;
    HttpRequest.Builder http = request(get ? path + query(rest.build()) : path, token);
    if (!get) {
      http.header("Content-Type", "application/json")
          .POST(
              HttpRequest.BodyPublishers.ofString(
                  JsonFormat.printer().omittingInsignificantWhitespace().print(rest)));
    }
    return send(http);
  }

  HttpRequest.Builder request(String path, Optional<String> token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    return request;
  }

  HttpResponse<InputStream> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** Returns the whole body of a response. */
  static String text(HttpResponse<InputStream> response) throws Exception {
    try (InputStream body = response.body()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String query(Message request) {
    StringJoiner query = new StringJoiner("&", "?", "");
    for (Map.Entry<FieldDescriptor, Object> field : request.getAllFields().entrySet()) {
      List<?> values =
          field.getKey().isRepeated() ? (List<?>) field.getValue() : List.of(field.getValue());
      for (Object value : values) {
        query.add(
            field.getKey().getJsonName()
                + "="
                + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
      }
    }
    return query.toString();
  }
}
