// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate authority for tests and its certificates, all PEM files in one directory.
 *
 * @param directory the directory of the files
 */
public record Certificates(Path directory) {
  private static final String HERE = "DNS:localhost,IP:127.0.0.1";

  /** Creates them with openssl in an empty directory. */
  public static Certificates create(Path directory) {
    try {
      Files.createDirectories(directory);
      new Maker(directory).make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Certificates(directory);
  }

  /** Returns the authority's certificate, which clients must trust. */
  public Path authority() {
    return directory.resolve("ca.pem");
  }

  /** Returns the client's certificate. */
  public Path client() {
    return directory.resolve("client.pem");
  }

  /** Returns the client's key. */
  public Path clientKey() {
    return directory.resolve("client.key");
  }

  /** Returns the server's certificate for {@code localhost} and {@code 127.0.0.1}. */
  public Path server() {
    return certificate("good");
  }

  /** Returns the server's key. */
  public Path serverKey() {
    return key("good");
  }

  Path key(String name) {
    return directory.resolve(name + ".key");
  }

  Path certificate(String name) {
    return directory.resolve(name + ".pem");
  }

  private record Maker(Path directory) {
    void make() throws IOException {
      // The only form in which every version of openssl accepts dates in the past.
      Files.writeString(
          directory.resolve("ca.cnf"),
          """
          [ca]
          default_ca = tests
          [tests]
          database = ca.index
          serial = ca.serial
          new_certs_dir = .
          default_md = sha256
          policy = any
          unique_subject = no
          copy_extensions = copy
          [any]
          commonName = supplied
          """);
      Files.writeString(directory.resolve("ca.index"), "");
      Files.writeString(directory.resolve("ca.serial"), "01\n");
      selfSigned("ca", "basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign");
      signed("good", HERE, "serverAuth", "-days", "30");
      signed("wrong-host", "DNS:elsewhere.example", "serverAuth", "-days", "30");
      signed(
          "expired",
          HERE,
          "serverAuth",
          "-startdate",
          "20200101000000Z",
          "-enddate",
          "20200201000000Z");
      signed("client", "DNS:client", "clientAuth", "-days", "30");
      selfSigned("self-signed", "subjectAltName=" + HERE, "extendedKeyUsage=serverAuth");
    }

    private void selfSigned(String name, String... extensions) {
      openssl(request(name, List.of("-x509", "-days", "30"), extensions));
    }

    private void signed(String name, String names, String usage, String... dates) {
      openssl(request(name, List.of(), "subjectAltName=" + names, "extendedKeyUsage=" + usage));
      List<String> sign =
          new ArrayList<>(
              List.of(
                  "ca", "-batch", "-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key"));
      sign.addAll(List.of("-in", name + ".csr", "-out", name + ".pem", "-notext"));
      sign.addAll(List.of(dates));
      openssl(sign);
    }

    private static List<String> request(String name, List<String> kind, String... extensions) {
      List<String> arguments = new ArrayList<>(List.of("req", "-newkey", "ec"));
      arguments.addAll(List.of("-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"));
      arguments.addAll(List.of("-keyout", name + ".key", "-subj", "/CN=" + name));
      arguments.addAll(List.of("-out", name + (kind.isEmpty() ? ".csr" : ".pem")));
      arguments.addAll(kind);
      for (String extension : extensions) {
        arguments.addAll(List.of("-addext", extension));
      }
      return arguments;
    }

    private void openssl(List<String> arguments) {
      List<String> all = new ArrayList<>(List.of(Tool.find("openssl").toString()));
      all.addAll(arguments);
      Command.of(directory, all.toArray(String[]::new)).run().orThrow();
    }
  }
}
